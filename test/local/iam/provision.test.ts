import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template as Synthesized } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explainUnused } from '../../../lib/unused-grant.ts';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { readUnused } from '../../../local/iam/usage.ts';
import type { Cloud } from '../../../local/provision/cloud.ts';
import { provision } from '../../../local/provision/provision.ts';
import type { Template } from '../../../local/template/template.ts';
import { ACCOUNT, aPolicy, ON_ALL, QUEUE, RULE, TOPIC, trusting } from './policies.ts';

type Resources = Template['Resources'];

/** IAM after a template of its types alone. */
async function build(Resources: Resources, file?: string, Outputs = {}) {
  const iam = createIam(file);
  const template = { Resources, Outputs };
  const assembly = { stackName: 'test', template, templateSha256: '', assetPath: String };
  const keys: string[] = [];
  const lambda: Pick<Cloud['lambda'], 'create'> = {
    create: ({ accessKeyId }) => void keys.push(accessKeyId),
  };
  const cloud = { assembly, iam, lambda } as unknown as Cloud;
  const { outputs } = await provision(assembly, cloud);
  return { iam, outputs, keys };
}

const ROLE = {
  Type: 'AWS::IAM::Role',
  Properties: { AssumeRolePolicyDocument: trusting('lambda.amazonaws.com') },
};
const policy = (change: object = {}) => ({
  Type: 'AWS::IAM::Policy',
  Properties: {
    PolicyDocument: aPolicy({ Action: 'sqs:SendMessage', ...ON_ALL }),
    PolicyName: 'Own',
    Roles: [{ Ref: 'Role' }],
    ...change,
  },
});

const call = { session: 'send', action: 'sqs:SendMessage', resource: QUEUE };

describe('the roles of a template', () => {
  // CloudFormation user guide, AWS::IAM::Role, return values.
  it('have a name, an ARN and an id', async () => {
    const { outputs } = await build({ Role: ROLE }, undefined, {
      Name: { Value: { Ref: 'Role' } },
      Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      Id: { Value: { 'Fn::GetAtt': ['Role', 'RoleId'] } },
    });
    expect(outputs).toEqual({
      Name: 'test-Role',
      Arn: `arn:aws:iam::${ACCOUNT}:role/test-Role`,
      Id: expect.stringMatching(/^AROA[A-Z\d]{17}$/),
    });
  });

  it('may do what their policies allow, and their own inline ones', async () => {
    const Policies = [{ PolicyName: 'In', PolicyDocument: aPolicy({ Action: 'a:B', ...ON_ALL }) }];
    const role = { ...ROLE, Properties: { ...ROLE.Properties, Policies } };
    const { iam } = await build({ Role: role, Policy: policy() });
    const roleArn = roleArnOf('test-Role');
    expect(iam.role({ ...call, roleArn })).toBeUndefined();
    expect(iam.role({ ...call, roleArn, action: 'a:B' })).toBeUndefined();
    expect(iam.role({ ...call, roleArn, action: 'sqs:DeleteMessage' })).toBeDefined();
  });

  it('are assumed by whom they trust', async () => {
    const { iam } = await build({ Role: ROLE });
    expect(iam.mayAssume('lambda.amazonaws.com', roleArnOf('test-Role'))).toBe(true);
    expect(iam.mayAssume('events.amazonaws.com', roleArnOf('test-Role'))).toBe(false);
  });
});

describe('a function', () => {
  const send = (Properties: object = {}) => ({
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Key: 'key.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      ...Properties,
    },
  });

  it('calls under its role, as the session of its own name', async () => {
    const { iam, keys } = await build({ Role: ROLE, Send: send() });
    const headers = { 'x-amz-target': 'AmazonSQS.ListQueues' };
    const by = (accessKeyId: string) =>
      iam.judgeRequest({
        service: 'sqs',
        accessKeyId,
        method: 'POST',
        path: '/',
        headers,
        body: '',
      });
    expect(by(keys[0] ?? '')?.body).toContain('assumed-role/test-Role/test-Send is not authorized');
    expect(by('ASIADEVELOPER')).toBeUndefined();
  });

  // API reference of Lambda, CreateFunction: a role that Lambda cannot assume is refused.
  it('is refused under a role that does not trust Lambda, or is not there', async () => {
    const AssumeRolePolicyDocument = trusting('events.amazonaws.com');
    const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument } };
    const words = 'Send.Role is arn:aws:iam::000000000000:role/test-Role, which Lambda may not';
    await expect(build({ Role, Send: send() })).rejects.toThrow(words);
    const nobodys = send({ Role: roleArnOf('gone') });
    await expect(build({ Send: nobodys })).rejects.toThrow('role/gone, which Lambda may not');
  });
});

describe('the policies of resources', () => {
  const events = { Service: 'events.amazonaws.com' };
  const PolicyDocument = aPolicy({ Principal: events, ...ON_ALL });
  const asked = { service: 'events.amazonaws.com', sourceArn: RULE };

  it('are those of queues, which the template names by their URLs', async () => {
    const Queues = [`http://127.0.0.1:4566/${ACCOUNT}/orders`];
    const Properties = { PolicyDocument, Queues };
    const { iam } = await build({ OfQueue: { Type: 'AWS::SQS::QueuePolicy', Properties } });
    expect(iam.service({ ...asked, action: 'sqs:SendMessage', resource: QUEUE })).toBeUndefined();
    expect(iam.service({ ...asked, action: 'sqs:SendMessage', resource: TOPIC })).toBeDefined();
  });

  it('are those of topics', async () => {
    const Properties = { PolicyDocument, Topics: [TOPIC] };
    const { iam } = await build({ OfTopic: { Type: 'AWS::SNS::TopicPolicy', Properties } });
    expect(iam.service({ ...asked, action: 'sns:Publish', resource: TOPIC })).toBeUndefined();
  });

  // Lambda developer guide, resource-based policies: ArnLike on the source.
  it.each(['send', `arn:aws:lambda:ap-southeast-1:${ACCOUNT}:function:send`])(
    'are the permissions of a function, named %s, each beside the others',
    async (FunctionName) => {
      const permission = (Principal: string, SourceArn: string) => ({
        Type: 'AWS::Lambda::Permission',
        Properties: { Action: 'lambda:InvokeFunction', FunctionName, Principal, SourceArn },
      });
      const { iam } = await build({
        One: permission('sns.amazonaws.com', TOPIC),
        Two: permission('events.amazonaws.com', RULE.replace('sold', '*')),
      });
      const resource = `arn:aws:lambda:ap-southeast-1:${ACCOUNT}:function:send`;
      const invoking = { action: 'lambda:InvokeFunction', resource };
      const sns = { ...invoking, service: 'sns.amazonaws.com' };
      expect(iam.service({ ...invoking, ...asked })).toBeUndefined();
      expect(iam.service({ ...sns, sourceArn: TOPIC })).toBeUndefined();
      expect(iam.service({ ...sns, sourceArn: `${TOPIC}-2` })).toBeDefined();
    },
  );
});

describe('what of them is not played', () => {
  it.each<[named: string, resource: Resources[string]]>([
    ['It.ManagedPolicyArns', { ...ROLE, Properties: { ManagedPolicyArns: [] } }],
    ['It.PermissionsBoundary', { ...ROLE, Properties: { PermissionsBoundary: 'arn' } }],
    ['It.Users', policy({ Users: ['me'] })],
    ['It.EventSourceToken', { Type: 'AWS::Lambda::Permission', Properties: permissionOf('t') }],
    ['It: there is no role gone', policy({ Roles: ['gone'] })],
    ['It.Statement[0].Action: x', policy({ PolicyDocument: aPolicy({ Action: 'x', ...ON_ALL }) })],
  ])('is an error that names it: %s', async (named, resource) => {
    await expect(build({ It: resource, Role: ROLE })).rejects.toThrow(named);
  });
});

function permissionOf(EventSourceToken: string) {
  return { Action: 'a', FunctionName: 'f', Principal: '*', EventSourceToken };
}

describe('an explanation beside a grant', () => {
  it('reaches the report through the template', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dingdong-unused-'));
    onTestFinished(() => rmSync(dir, { recursive: true }));
    const stack = new Stack(new App(), 'test');
    const assumedBy = new ServicePrincipal('lambda.amazonaws.com');
    const role = new Role(stack, 'Role', { assumedBy });
    explainUnused(role, 'sqs:SendMessage', 'before');
    explainUnused(role, 'sqs:SendMessage', 'only at night');
    const { Resources } = Synthesized.fromStack(stack).toJSON() as Template;
    const [id = ''] = Object.keys(Resources);
    const file = join(dir, 'permissions.jsonl');
    await build({ ...Resources, Policy: policy({ Roles: [{ Ref: id }] }) }, file);
    expect(readUnused(file)).toMatchObject([{ holder: id, reason: 'only at night' }]);
  });
});
