import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExampleEvent } from '../../functions/catalog/example.ts';
import { type ACloud, aCloud, phoneNumber } from '../support/a-cloud.ts';
import { runScript } from '../support/run-script.ts';
import { COMES_AGAIN_SECONDS } from '../support/spoiling.ts';

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

/** What a tool says on standard output. */
async function tool(name: string, args: readonly string[], input = ''): Promise<string> {
  const { code, out, err } = await runScript(name, args, { input, stateDir: cloud.stateDir });
  expect([code, err]).toEqual([0, '']);
  return out;
}

interface Entry {
  readonly kind: string;
  readonly lane: string | null;
  readonly example: ExampleEvent;
}

interface Foretold {
  readonly text: string | null;
  readonly parts: number;
  readonly lane: string | null;
}

describe('every example of the catalog', () => {
  it('put on the bus arrives as the text that was foretold, or tells nobody', async () => {
    const catalog: readonly Entry[] = JSON.parse(await tool('catalog', ['--json']));
    expect(catalog.length).toBeGreaterThan(40);
    const events = catalog.map(({ example }, i) => {
      const { recipient } = example.detail as { readonly recipient: object };
      const own = { ...recipient, phone: phoneNumber(i) };
      return { ...example, detail: { ...example.detail, recipient: own } };
    });
    const lines = events.map((event) => JSON.stringify(event)).join('\n');
    const foretold: readonly Foretold[] = (await tool('preview', [], `${lines}\n`))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(foretold.map(({ lane }) => lane)).toEqual(catalog.map(({ lane }) => lane));

    const marketing = catalog.flatMap(({ lane }, i) => (lane === 'marketing' ? [i] : []));
    await cloud.consent(...marketing.map(phoneNumber));
    await cloud.put(...events);
    // Whatever a slow machine handed back has come again by then.
    await cloud.travel(2 * COMES_AGAIN_SECONDS);
    // What is told once a day has been told: it is past a quarter after seven.
    await cloud.travel(7.5 * 3_600);
    const told = foretold.flatMap(({ text, parts, lane }, i) =>
      text === null ? [] : [{ phoneNumber: phoneNumber(i), text, parts, lane }],
    );
    const texts = (await cloud.inbox()).map(({ phoneNumber, text, parts, lane }) => ({
      ...{ phoneNumber, text, parts, lane },
    }));
    const byPhone = (a: { phoneNumber: string }, b: { phoneNumber: string }) =>
      a.phoneNumber.localeCompare(b.phoneNumber);
    expect(texts.toSorted(byPhone)).toEqual(told.toSorted(byPhone));
    const { Messages = [] } = await cloud.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: cloud.outputs['UndeliverableQueueUrl'] }),
    );
    expect(Messages).toEqual([]);
  });
});
