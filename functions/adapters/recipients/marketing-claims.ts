import { consult, type Ring, type RingEntry, ringHash, type Window } from '../../domain/quota.ts';
import type { Claim, Claims } from '../../ports.ts';
import type { Item, RecipientsTable } from './table.ts';

/**
 * At most once, in one write: the last claims stand in the recipient's `profile` as a shift
 * register, which is quota and claim together. DynamoDB evaluates the right-hand sides of SET
 * against the item as it was, so one blind write moves every entry along.
 * @param length entries of the ring; see `ringLength`
 */
export function marketingClaims(
  table: RecipientsTable,
  windows: readonly Window[],
  length: number,
): Claims {
  const push = pushExpression(length);
  const condition = [...neverTwice(length), ...everyWindowHasRoom(windows)].join(' AND ');
  const pop = popExpression(length);

  return {
    async claim({ id, recipient }, { token, nowMs }) {
      const hash = ringHash(id);
      const limits = windows.map(({ windowSeconds }, i) => [
        `:w${i}`,
        nowMs - windowSeconds * 1000,
      ]);
      const { done, item } = await table.update(recipient.phone, 'profile', {
        update: push,
        condition,
        values: {
          ':now': nowMs,
          ':entry': hash + token,
          ':hash': hash,
          ':zero': 0,
          ':none': NONE,
          ...Object.fromEntries(limits),
        },
      });
      return done ? GRANTED : denied(readRing(item, length), hash, token, windows, nowMs);
    },

    // The claim is final: nothing is left to record.
    settle: async () => {},

    async release({ id, recipient }, { token }) {
      const { done } = await table.update(recipient.phone, 'profile', {
        update: pop,
        condition: 'mh0 = :entry',
        values: { ':entry': ringHash(id) + token, ':zero': 0, ':none': NONE },
      });
      return done;
    },
  };
}

const GRANTED: Claim = { is: 'granted', ordinal: 1 };

/** No hash begins with it. */
const NONE = '-';

// `ma0` is when the newest claim was made, `mh0` its hash and token; `ma1`, `mh1` the one before.

const slots = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);

const pushExpression = (length: number): string =>
  `SET ma0 = :now, mh0 = :entry${slots(length - 1)
    .map((i) => `, ma${i + 1} = if_not_exists(ma${i}, :zero)`)
    .join('')}${slots(length - 1)
    .map((i) => `, mh${i + 1} = if_not_exists(mh${i}, :none)`)
    .join('')}`;

const popExpression = (length: number): string =>
  `SET ${slots(length - 1)
    .map((i) => `ma${i} = ma${i + 1}, mh${i} = mh${i + 1}, `)
    .join('')}ma${length - 1} = :zero, mh${length - 1} = :none`;

const neverTwice = (length: number): readonly string[] =>
  slots(length).map((i) => `NOT begins_with(mh${i}, :hash)`);

const everyWindowHasRoom = (windows: readonly Window[]): readonly string[] =>
  windows.map(({ cap }, i) => `(attribute_not_exists(ma${cap - 1}) OR ma${cap - 1} <= :w${i})`);

function readRing(item: Item, length: number): Ring {
  return slots(length).flatMap((i): RingEntry[] => {
    const entry = item[`mh${i}`]?.S ?? NONE;
    if (entry === NONE) return [];
    return [{ atMs: Number(item[`ma${i}`]?.N), hash: entry.slice(0, 16), token: entry.slice(16) }];
  });
}

function denied(
  ring: Ring,
  hash: string,
  token: string,
  windows: readonly Window[],
  nowMs: number,
): Claim {
  const verdict = consult(ring, hash, windows, nowMs);
  switch (verdict.answer) {
    case 'remembered':
      // The write was done, its answer was lost, and the SDK tried again.
      return verdict.token === token ? GRANTED : { is: 'settled' };
    case 'full':
      return { is: 'full', untilMs: verdict.untilMs };
    case 'room':
      throw new Error('the ring denied a claim for which it shows room');
    default:
      return verdict satisfies never;
  }
}
