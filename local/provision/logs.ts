import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createLogGroup: Provisioner = ({ logicalId, name, properties }, { logs }) => {
  only(logicalId, properties, ['LogGroupName', 'RetentionInDays']);
  const logGroup = String(properties['LogGroupName'] ?? name);
  const retentionDays = properties['RetentionInDays'];
  logs.createGroup({
    name: logGroup,
    ...(retentionDays !== undefined && { retentionDays: Number(retentionDays) }),
  });
  return { ref: logGroup, attributes: { Arn: arnOf('logs', `log-group:${logGroup}:*`) } };
};

export const createSubscriptionFilter: Provisioner = (
  { logicalId, name, properties },
  { logs },
) => {
  only(logicalId, properties, ['DestinationArn', 'FilterName', 'FilterPattern', 'LogGroupName']);
  const filterName = String(properties['FilterName'] ?? name);
  try {
    logs.addFilter({
      name: filterName,
      logGroup: String(properties['LogGroupName']),
      pattern: String(properties['FilterPattern']),
      functionArn: String(properties['DestinationArn']),
    });
  } catch (error) {
    throw new Error(`${logicalId}: ${error instanceof Error ? error.message : error}`);
  }
  return { ref: filterName, attributes: {} };
};
