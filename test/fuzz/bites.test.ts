import { describe, expect, it } from 'vitest';
import { KINDS } from '../../functions/catalog/index.ts';
import { understand } from '../../functions/domain/command.ts';
import { render } from '../../functions/domain/copy.ts';
import { readReceipt } from '../../functions/domain/delivery.ts';
import { readInbound } from '../../functions/domain/inbound-body.ts';
import { parseNotification } from '../../functions/domain/notification.ts';
import { aDoor as aWebhook } from '../door/a-door.ts';
import { aLearner } from '../learning/a-learner.ts';
import { PHONE, aDoor as thePreferences } from '../preferences/a-door.ts';
import { aReader, aVoice } from '../support/a-voice.ts';
import { NOON_MS } from '../support/an-event.ts';
import { events } from './events.ts';
import { facts } from './facts.ts';
import { SECRET_TITLE } from './odd-text.ts';
import { preferences } from './preferences.ts';
import { queuedReplies } from './queued-replies.ts';
import { receipts } from './receipts.ts';
import { replies } from './replies.ts';
import { run } from './run.ts';
import { settings } from './settings.ts';
import type { Target } from './target.ts';
import { toldOf } from './telling.ts';
import { texts } from './texts.ts';
import { time } from './time.ts';
import { webhooks } from './webhooks.ts';

const findingOf = async (target: Target<unknown>) =>
  (await run(target, { seed: 1, inputs: 500 })).finding;

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]));
const parsed = (body: string) => parseNotification(body, BY_NAME, NOON_MS);

/** What is made of an event's text, broken in one way each. */
const BROKEN_EVENTS = {
  throws: (body: string) => {
    JSON.parse(body);
    return parsed(body);
  },
  late: (body: string) => {
    const read = parsed(body);
    if (!read.valid) return read;
    const { notification } = read;
    return {
      ...read,
      notification: { ...notification, expiresAtMs: notification.expiresAtMs + 1 },
    };
  },
  tells: (body: string) => {
    const read = parsed(body);
    if (read.valid) return read;
    return {
      ...read,
      rejection: { ...read.rejection, found: `text ${/\d{7,}/.exec(body)?.[0] ?? ''}` },
    };
  },
  forgets: () => {
    calls += 1;
    return parsed(calls % 5 === 0 ? '' : 'null');
  },
};
let calls = 0;

type Row = readonly [breakage: string, target: Pick<Target<unknown>, 'name'>, promise: RegExp];

const BROKEN: readonly Row[] = [
  ['an event that throws', events(BROKEN_EVENTS.throws), /^never throws.*SyntaxError/],
  ['an event that lasts', events(BROKEN_EVENTS.late), /expires at its end/],
  ['a reason that tells', events(BROKEN_EVENTS.tells), /tells nothing/],
  ['an event read twice', events(BROKEN_EVENTS.forgets), /the same twice/],
  [
    'a text with a title',
    texts((told) => render(told, aVoice(), aReader(), NOON_MS) + SECRET_TITLE),
    /a title is for whoever chose so/,
  ],
  [
    'a text with a second signature',
    texts((told) => `${render(told, aVoice(), aReader(), NOON_MS)}【寄卖】`),
    /no other words stand in 【】/,
  ],
  [
    'a fact that fails its neighbours',
    facts(() => {
      const learner = aLearner();
      const learn = async (...bodies: string[]) => {
        for (const body of bodies) JSON.parse(body);
        return learner.learn(...bodies);
      };
      return { ...learner, learn };
    }),
    /never throws/,
  ],
  [
    'a fact that vanishes',
    facts(() => {
      const learner = aLearner();
      return { ...learner, learn: async () => [] };
    }),
    /it ends once/,
  ],
  [
    'a bill below nothing',
    receipts((line) => {
      const read = readReceipt(line, 720);
      if (!read.valid) return read;
      const delivery = { ...read.receipt.delivery, priceFen: -1 };
      return { ...read, receipt: { ...read.receipt, delivery } };
    }),
    /price is whole fen/,
  ],
  [
    'a door that lets everybody in',
    webhooks((change) =>
      aWebhook({ ...change, callers: { isSecret: async () => true, isSigned: async () => true } }),
    ),
    /200 is answered where 401 is/,
  ],
  [
    'a door that queues what no queue takes',
    webhooks((change) => {
      const door = aWebhook(change);
      const call: typeof door.call = async (said) => {
        const answer = await door.call(said);
        door.queued.push('\ufffe');
        return answer;
      };
      return { ...door, call };
    }),
    /what is queued/,
  ],
  [
    'a reply of nobody',
    queuedReplies((body) => {
      const read = readInbound(body, NOON_MS);
      return read.valid ? { ...read, inbound: { ...read.inbound, receivedAtMs: 0.5 } } : read;
    }),
    /time is whole/,
  ],
  [
    'a command that throws',
    replies((text) => {
      if (text.includes('延期')) throw new TypeError('a slip');
      return understand(text);
    }),
    /^never throws, as it did: TypeError: a slip/,
  ],
  [
    'a code that is none',
    replies((text) => (text.length > 5 ? { is: 'yes', code: '12' } : { is: 'unknown' })),
    /code has 4 to 10 digits|once it is folded|between spaces/,
  ],
  [
    'preferences for whoever asks',
    preferences((change) => thePreferences({ ...change, recipientOf: async () => PHONE })),
    /only whoever has the token/,
  ],
  ['settings of any sort', settings((given) => given), /./],
  ['what takes too long', { ...replies(), slowMs: 0 }, /takes less than 0 ms/],
];

describe('a target that is broken', () => {
  it.each(BROKEN)('is found: %s', async (_, target, promise) => {
    const finding = await findingOf(target as Target<unknown>);
    expect(finding?.broken.join('\n')).toMatch(promise);
    expect(finding?.input).toMatch(/^[\x20-\uffff]+$/);
  });

  it('is found by the shortest input, written so that everything is seen', async () => {
    const broken = replies((text) => {
      if (text.includes('\ud800')) throw new RangeError('torn');
      return { is: 'unknown' };
    });
    expect((await findingOf(broken as Target<unknown>))?.input).toMatch(
      /^".{0,12}\\ud800.{0,12}"$/,
    );
  });

  it('is told in one line, with what shows it again', async () => {
    const finding = {
      input: `"${'['.repeat(7_000)}Y"`,
      broken: ['never throws', 'a code has 4 to 10 digits'],
    };
    expect(toldOf(finding, { name: 'replies', inputs: 40 }, 7)).toBe(
      'replies: broken is: never throws; a code has 4 to 10 digits; by "[…×7000Y"; ' +
        'see it again: npm run fuzz -- --seed 7 --inputs 40 --target replies',
    );
  });

  it('is found where its time is quadratic', async () => {
    let steps = 0;
    const wild = (text: string) => {
      for (const _ of text) for (const __ of text) steps += 1;
      return steps;
    };
    const judge = (reader: string, readers: Parameters<typeof time>[0]) =>
      time(readers, 200).judge({ reader, before: '', piece: SECRET_TITLE, after: '' });
    expect((await judge('wild', { wild })).broken).toEqual([
      'ten times the text takes tens of times',
    ]);
    expect((await judge('understand', { understand })).broken).toEqual([]);
  });
});
