import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createTable: Provisioner = async ({ logicalId, name, properties }, { dynamoDb }) => {
  only(logicalId, properties, [
    'AttributeDefinitions',
    'BillingMode',
    'KeySchema',
    // The one region, with protection and recovery: neither is a thing of this machine.
    'Replicas',
    // AWS deletes within days of the time; items past it must be expected until then.
    'TimeToLiveSpecification',
  ]);
  const { AttributeDefinitions, KeySchema, BillingMode } = properties;
  await dynamoDb.createTable({ TableName: name, AttributeDefinitions, KeySchema, BillingMode });
  return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`), TableId: name } };
};
