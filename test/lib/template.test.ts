import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTRIES, FACTS, KINDS } from '../../functions/catalog/index.ts';
import { aTemplate } from '../support/a-template.ts';

const { json, resources, ofType } = aTemplate();

/** The logical id that a `Ref` or an `Fn::GetAtt` names. */
const named = (value: { Ref?: string; 'Fn::GetAtt'?: [string, string] }): string =>
  value.Ref ?? value['Fn::GetAtt']?.[0] ?? '';

const queues = ofType('AWS::SQS::Queue');
const rules = ofType('AWS::Events::Rule');
const functions = ofType('AWS::Lambda::Function');
const mappings = ofType('AWS::Lambda::EventSourceMapping');

const isDeadLetterQueue = (id: string) => id.includes('DeadLetterQueue');

const alarms = ofType('AWS::CloudWatch::Alarm');

/** The queues on which an alarm watches a metric. */
const alarmsOn = (metric: string): readonly string[] =>
  alarms
    .filter(([, { Properties }]) => Properties.MetricName === metric)
    .map(([, { Properties }]) => named(Properties.Dimensions[0].Value));

describe('no event vanishes', () => {
  it.each(rules)('%s has a dead-letter queue for each of its targets', (_, { Properties }) => {
    for (const { Arn, DeadLetterConfig } of Properties.Targets) {
      expect(isDeadLetterQueue(named(DeadLetterConfig.Arn))).toBe(true);
      expect(named(DeadLetterConfig.Arn)).not.toBe(named(Arn));
    }
  });

  it('every queue that a function drains has a dead-letter queue', () => {
    for (const [, { Properties }] of mappings) {
      const queue = resources[named(Properties.EventSourceArn)];
      const { deadLetterTargetArn, maxReceiveCount } = queue?.Properties.RedrivePolicy ?? {};
      expect(isDeadLetterQueue(named(deadLetterTargetArn))).toBe(true);
      expect(maxReceiveCount).toBeGreaterThanOrEqual(3);
    }
  });

  it('every queue that no function drains wakes somebody up', () => {
    const drained = mappings.map(([, { Properties }]) => named(Properties.EventSourceArn));
    const watched = alarmsOn('ApproximateNumberOfMessagesVisible');
    const silent = queues.map(([id]) => id).filter((id) => !drained.includes(id));
    expect(silent).toHaveLength(8);
    expect(watched.toSorted()).toEqual(silent.toSorted());
  });

  it('every queue that a function drains wakes somebody up where it stands still', () => {
    const drained = mappings.map(([, { Properties }]) => named(Properties.EventSourceArn));
    expect(alarmsOn('ApproximateAgeOfOldestMessage').toSorted()).toEqual(drained.toSorted());
  });

  it.each(alarms)('%s rings at the topic, and its heading is in the runbook', (_, alarm) => {
    const runbook = readFileSync(new URL('../../docs/runbook.md', import.meta.url), 'utf8');
    const { AlarmActions, AlarmDescription } = alarm.Properties;
    expect(AlarmActions.map(named)).toEqual([expect.stringMatching(/^OperationsAlarms/)]);
    const heading = AlarmDescription.replace('docs/runbook.md: ', '## ');
    expect(runbook.split('\n')).toContain(heading);
  });

  it('every queue keeps messages as long as SQS can', () => {
    for (const [, { Properties }] of queues) {
      expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400);
    }
  });

  it('each worker answers with the records that failed, not with the whole batch', () => {
    expect(mappings).toHaveLength(4);
    for (const [, { Properties }] of mappings) {
      expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    }
  });
});

describe('a worker that dies', () => {
  const worked = (mapping: (typeof mappings)[number][1]) => ({
    worker: resources[named(mapping.Properties.FunctionName)]?.Properties,
    queue: resources[named(mapping.Properties.EventSourceArn)]?.Properties,
    window: mapping.Properties.MaximumBatchingWindowInSeconds,
  });
  const lanes = mappings.filter(([id]) => !/^Learning/.test(id));

  it.each(lanes)('leaves a claim that is over when the record comes again: %s', (_, mapping) => {
    const { worker, queue, window } = worked(mapping);
    const lease = Number(worker.Environment.Variables.LEASE_SECONDS);
    expect(worker.Timeout).toBeLessThan(lease);
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(window + worker.Timeout + lease);
  });

  it.each(mappings)('has ended when the record comes again: %s', (_, mapping) => {
    const { worker, queue } = worked(mapping);
    // Lambda's guide to SQS: six times the function's timeout.
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * worker.Timeout);
  });
});

describe('the rules of the bus', () => {
  const patterns = rules.map(([, { Properties }]) => Properties.EventPattern);
  const namedTypes = (lane: string) =>
    rules
      .filter(([id]) => id.startsWith(lane))
      .flatMap(([, { Properties }]) => Properties.EventPattern['detail-type']);

  it('lead each kind of the catalog to its lane, and no other', () => {
    for (const [lane, id] of [
      ['transactional', 'Transactional'],
      ['marketing', 'Marketing'],
    ] as const) {
      const kinds = KINDS.filter((kind) => kind.lane === lane).map(({ name }) => name);
      expect(namedTypes(id)).toEqual(kinds);
    }
  });

  it('lead what is no kind to the undeliverable queue', () => {
    const unknown = patterns.find((pattern) => pattern['detail-type']?.[0]?.['anything-but']);
    expect(unknown['detail-type'][0]['anything-but'].toSorted()).toEqual(
      ENTRIES.map(({ name }) => name).toSorted(),
    );
  });

  it('lead each fact to what learns, and nothing else', () => {
    expect(namedTypes('Learning')).toEqual(FACTS.map(({ name }) => name));
  });

  it.each(ENTRIES)('lead $name one way alone', ({ name }) => {
    const led = patterns.flatMap((pattern) => pattern['detail-type'] ?? []);
    expect(led.filter((type) => type === name)).toHaveLength(1);
  });

  it('never match what dingdong itself says: it would be told to itself', () => {
    for (const { source } of patterns) {
      const [first] = source;
      if (first === 'consignment.platform') expect(source).toEqual([first]);
      else expect(first['anything-but']).toContain('dingdong');
    }
  });

  it('keep to the length that EventBridge allows', () => {
    for (const pattern of patterns) expect(JSON.stringify(pattern).length).toBeLessThan(2_048);
  });

  it("and the archive remembers the platform's events alone", () => {
    const [[, archive] = []] = ofType('AWS::Events::Archive');
    expect(archive?.Properties.EventPattern).toEqual({ source: ['consignment.platform'] });
  });
});

describe('the functions', () => {
  it('run on Node 24 and arm64', () => {
    for (const [, { Properties }] of functions) {
      expect([Properties.Runtime, Properties.Architectures]).toEqual(['nodejs24.x', ['arm64']]);
    }
  });

  it('may call what they need by name: the only thing without a name is a phone', () => {
    const statements = ofType('AWS::IAM::Policy').flatMap(
      ([, { Properties }]) => Properties.PolicyDocument.Statement,
    );
    for (const { Action, Effect, Resource, NotResource } of statements) {
      expect(Effect).toBe('Allow');
      expect(JSON.stringify(Action)).not.toContain('*');
      if (NotResource === undefined) expect(JSON.stringify(Resource)).not.toMatch(/"\*"/);
      else
        expect([Action, JSON.stringify(NotResource)]).toEqual([
          'sns:Publish',
          expect.stringMatching(/:sns:/),
        ]);
    }
  });

  it('hold no policy of AWS, which would allow more than they need', () => {
    for (const [, { Properties }] of ofType('AWS::IAM::Role')) {
      expect(Properties.ManagedPolicyArns).toBeUndefined();
    }
  });
});

describe('the stack', () => {
  it('answers with the outputs that scripts rely on', () => {
    expect(Object.keys(json['Outputs']).toSorted()).toEqual([
      'AlarmTopicArn',
      'ApiUrl',
      'BusName',
      'ControlsTableName',
      'FactsDeadLetterQueueUrl',
      'FactsQueueUrl',
      'MarketingDeadLetterQueueUrl',
      'MarketingQueueUrl',
      'PreferencesSecretArn',
      'ReceiptsDeadLetterQueueUrl',
      'RecipientsTableName',
      'RepliesDeadLetterQueueUrl',
      'RepliesQueueUrl',
      'RepliesSecretArn',
      'RepliesTopicArn',
      'TransactionalDeadLetterQueueUrl',
      'TransactionalQueueUrl',
      'UndeliverableQueueUrl',
    ]);
  });

  it('keeps refusals when a production stack is destroyed', () => {
    const prod = aTemplate({}, 'prod');
    for (const [, table] of prod.ofType('AWS::DynamoDB::GlobalTable')) {
      expect(table['DeletionPolicy']).toBe('Retain');
      expect(table.Properties.Replicas[0].DeletionProtectionEnabled).toBe(true);
    }
    const [[, secret] = []] = prod.ofType('AWS::SecretsManager::Secret');
    expect(secret?.['DeletionPolicy']).toBe('Retain');
  });

  it('is what it was: whoever changes it sees all of it', async () => {
    const text = `${JSON.stringify(json, null, 2)}\n`.replaceAll(/[0-9a-f]{64}/g, '<asset>');
    await expect(text).toMatchFileSnapshot('dingdong-dev.template.json');
  });
});
