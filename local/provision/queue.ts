import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createQueue: Provisioner = async ({ logicalId, name, properties }, { sqs }) => {
  only(logicalId, properties, ATTRIBUTES);
  const attributes = Object.entries(properties).map(([attribute, value]) => [
    attribute,
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  await sqs.createQueue(name, Object.fromEntries(attributes));
  return { ref: sqs.queueUrl(name), attributes: { Arn: arnOf('sqs', name), QueueName: name } };
};

// They have the same names in CloudFormation and in SQS.
const ATTRIBUTES = [
  'DelaySeconds',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
];
