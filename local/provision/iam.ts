import { createHash } from 'node:crypto';
import { UNUSED_GRANTS } from '../../lib/unused-grant.ts';
import { roleArnOf, type UnusedGrant, type WrittenPolicy } from '../iam/policy-book.ts';
import { arnOf } from '../surroundings.ts';
import { only, type Provisioner, type Wanted } from './cloud.ts';

export const createRole: Provisioner = (wanted, { iam }) => {
  const { logicalId, name, properties } = wanted;
  // No ManagedPolicyArns: what AWS writes in its own policies is not known here.
  only(logicalId, properties, ['AssumeRolePolicyDocument', 'Description', 'Policies']);
  iam.addRole(name, policyOf(wanted, properties['AssumeRolePolicyDocument']));
  for (const [i, policy] of (properties['Policies'] ?? []).entries()) {
    const at = `${logicalId}.Policies[${i}]`;
    only(at, policy, ['PolicyDocument', 'PolicyName']);
    iam.addIdentityPolicy(name, { at, document: policy.PolicyDocument });
  }
  const RoleId = `AROA${createHash('sha256').update(name).digest('hex').slice(0, 17).toUpperCase()}`;
  return { ref: name, attributes: { Arn: roleArnOf(name), RoleId } };
};

export const createPolicy: Provisioner = (wanted, { iam }) => {
  const { logicalId, properties } = wanted;
  only(logicalId, properties, ['PolicyDocument', 'PolicyName', 'Roles']);
  for (const role of properties['Roles'] ?? []) {
    iam.addIdentityPolicy(role, policyOf(wanted, properties['PolicyDocument']));
  }
  return { ref: properties['PolicyName'], attributes: {} };
};

export const createQueuePolicy: Provisioner = (wanted, { iam }) => {
  const { logicalId, name, properties } = wanted;
  only(logicalId, properties, ['PolicyDocument', 'Queues']);
  for (const url of properties['Queues']) {
    const queueArn = arnOf('sqs', url.replace(/^.*\//, ''));
    iam.addResourcePolicy(queueArn, policyOf(wanted, properties['PolicyDocument']));
  }
  return { ref: name, attributes: { Id: name } };
};

export const createTopicPolicy: Provisioner = (wanted, { iam }) => {
  const { logicalId, name, properties } = wanted;
  only(logicalId, properties, ['PolicyDocument', 'Topics']);
  for (const topicArn of properties['Topics']) {
    iam.addResourcePolicy(topicArn, policyOf(wanted, properties['PolicyDocument']));
  }
  return { ref: name, attributes: { Id: name } };
};

export const createPermission: Provisioner = (wanted, { iam }) => {
  const { logicalId, name, properties } = wanted;
  const { Action, FunctionName, Principal, SourceAccount, SourceArn } = properties;
  only(logicalId, properties, [
    ...['Action', 'FunctionName', 'Principal', 'SourceAccount', 'SourceArn'],
  ]);
  const functionArn = FunctionName.startsWith('arn:')
    ? FunctionName
    : arnOf('lambda', `function:${FunctionName}`);
  // As Lambda itself writes it into the function's policy.
  const document = {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: Principal.endsWith('.amazonaws.com') ? { Service: Principal } : { AWS: Principal },
      Action,
      Resource: functionArn,
      Condition: {
        ...(SourceArn === undefined ? {} : { ArnLike: { 'aws:SourceArn': SourceArn } }),
        ...(SourceAccount === undefined
          ? {}
          : { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
      },
    },
  };
  iam.addPermission(functionArn, policyOf(wanted, document));
  return { ref: name, attributes: { Id: name } };
};

/** With what the template says of grants that no test uses. */
const policyOf = ({ logicalId, metadata }: Wanted, document: unknown): WrittenPolicy => ({
  at: logicalId,
  document,
  unused: (metadata[UNUSED_GRANTS] ?? []) as readonly UnusedGrant[],
});
