import type { Target } from '../event-bus.ts';
import { parsePattern } from '../event-pattern.ts';
import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createEventBus: Provisioner = ({ logicalId, properties }, { events }) => {
  only(logicalId, properties, ['Name']);
  const name = String(properties['Name']);
  events.createBus(name);
  return { ref: name, attributes: { Name: name, Arn: arnOf('events', `event-bus/${name}`) } };
};

export const createRule: Provisioner = ({ logicalId, name, properties }, { events }) => {
  only(logicalId, properties, ['EventBusName', 'EventPattern', 'State', 'Targets']);
  if (properties['State'] !== 'ENABLED') throw new Error(`${logicalId}.State is not ENABLED`);
  const busName = String(properties['EventBusName']);
  const arn = arnOf('events', `rule/${busName}/${name}`);
  events.addRule({
    arn,
    busName,
    pattern: parsePattern(properties['EventPattern']),
    targets: targetsOf(logicalId, properties['Targets'] ?? []),
  });
  return { ref: `${busName}|${name}`, attributes: { Arn: arn } };
};

interface TargetProperties {
  readonly Arn: string;
  readonly DeadLetterConfig?: { readonly Arn: string };
}

const targetsOf = (logicalId: string, targets: readonly TargetProperties[]): readonly Target[] =>
  targets.map((target, i) => {
    const at = `${logicalId}.Targets[${i}]`;
    only(at, target, ['Arn', 'DeadLetterConfig', 'Id']);
    if (!target.Arn.startsWith('arn:aws:sqs:')) {
      throw new Error(`${at}.Arn is ${target.Arn}: only queues are targets on this machine`);
    }
    const deadLetterArn = target.DeadLetterConfig?.Arn;
    return { arn: target.Arn, ...(deadLetterArn === undefined ? {} : { deadLetterArn }) };
  });
