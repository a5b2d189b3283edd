import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createTable: Provisioner = async ({ logicalId, name, properties }, { dynamoDb }) => {
  only(logicalId, properties, [
    'AttributeDefinitions',
    'BillingMode',
    'KeySchema',
    // The one region, with protection and recovery: neither is a thing of this machine.
    'Replicas',
    'TimeToLiveSpecification',
  ]);
  const { Replicas, TimeToLiveSpecification = {}, ...schema } = properties;
  only(`${logicalId}.TimeToLiveSpecification`, TimeToLiveSpecification, [
    'AttributeName',
    'Enabled',
  ]);
  await dynamoDb.createTable({ TableName: name, ...schema, TimeToLiveSpecification });
  return { ref: name, attributes: { Arn: arnOf('dynamodb', `table/${name}`), TableId: name } };
};
