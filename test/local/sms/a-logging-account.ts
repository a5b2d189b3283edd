import { randomUUID } from 'node:crypto';
import { createIam } from '../../../local/iam/iam.ts';
import { roleArnOf } from '../../../local/iam/policy-book.ts';
import { startLogs } from '../../../local/logs.ts';
import { logGroupOf, startReceipts } from '../../../local/sms/receipts.ts';
import { openSmsAttributes } from '../../../local/sms/sms-attributes.ts';
import type { Ring } from '../../../local/sms.ts';
import { openStore } from '../../../local/store.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { aStillClock } from '../../support/a-still-clock.ts';
import { aPolicy, trusting } from '../iam/policies.ts';

export const NOON = Date.parse('2026-11-23T04:00:00.123Z');

/** A log event, as a reader of the carrier's logs has it. */
export interface Logged {
  readonly atMs: number;
  readonly notification: { readonly messageId: string; readonly timestamp: string };
  readonly delivery: Readonly<Record<string, string | number>>;
  readonly status: string;
}

interface Change {
  readonly trusts?: string;
  readonly actions?: readonly string[];
  readonly store?: ReturnType<typeof openStore>;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** An account at noon that logs what became of its texts, but for what is changed. */
export function aLoggingAccount(change: Change = {}) {
  const { trusts = 'sns.amazonaws.com', store = openStore() } = change;
  const actions = change.actions ?? ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'];
  const clock = aStillClock(NOON);
  const troubles: string[] = [];
  const iam = createIam(undefined, () => {});
  iam.addRole('logging', { at: 'Role', document: trusting(trusts) });
  const Action = actions.map((action) => `logs:${action}`);
  const Resource = arnOf('logs', 'log-group:sns/*');
  if (Action.length > 0) {
    iam.addIdentityPolicy('logging', { at: 'Policy', document: aPolicy({ Action, Resource }) });
  }
  const onTrouble = (message: string) => void troubles.push(message);
  const logs = startLogs({ now: clock.now, judge: iam, invokeLater: () => {}, onTrouble });
  const attributes = openSmsAttributes();
  const given = change.attributes ?? {
    DeliveryStatusIAMRole: roleArnOf('logging'),
    DeliveryStatusSuccessSamplingRate: '100',
  };
  if (Object.keys(given).length > 0) attributes.set(new Map(Object.entries(given)));
  const { accept } = startReceipts({ clock, store, attributes, iam, logs, onTrouble });

  const logged = async (status: 'SUCCESS' | 'FAILURE'): Promise<readonly Logged[]> => {
    if (!logs.hasGroup(logGroupOf(status))) return [];
    const { body } = await logs.handle({
      ...{ service: 'logs', accessKeyId: 'test', method: 'POST', path: '/' },
      headers: { 'x-amz-target': 'Logs_20140328.FilterLogEvents' },
      body: JSON.stringify({ logGroupName: logGroupOf(status) }),
    });
    const { events } = JSON.parse(body) as {
      events: readonly { readonly timestamp: number; readonly message: string }[];
    };
    return events.map(({ timestamp, message }) => ({
      ...{ atMs: timestamp },
      ...(JSON.parse(message) as Omit<Logged, 'atMs'>),
    }));
  };
  return {
    ...{ accept, clock, troubles, store, logged },
    pass: (seconds: number) => {
      // Second by second: a clock that jumps once would write all of it at the end.
      for (let i = 0; i < seconds; i += 1) clock.jumpTo(clock.now() + 1_000);
    },
  };
}

export const aRing = (change: Partial<Ring> = {}): Ring => ({
  messageId: randomUUID(),
  phoneNumber: '+8613800138000',
  text: '叮咚',
  parts: 1,
  lane: 'transactional',
  at: new Date(NOON).toISOString(),
  ...change,
});
