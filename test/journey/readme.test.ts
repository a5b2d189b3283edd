import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud } from '../support/a-cloud.ts';
import { nowMs } from '../support/journey-clock.ts';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** What the shell makes of the here-document of a README's put-events. */
const entriesOf = (text: string) =>
  JSON.parse(
    (text.match(/<<JSON\n([\s\S]*?)\nJSON\n/)?.[1] ?? '').replace(
      '$(date -u +%FT%TZ)',
      new Date(nowMs()).toISOString(),
    ),
  );

let cloud: ACloud;
beforeAll(async () => {
  cloud = await aCloud();
});
afterAll(() => cloud.stop());

describe('the event of the README', () => {
  it('rings the phone of the README, as it stands', async () => {
    const [entry] = entriesOf(read('README.md'));
    expect(entry['EventBusName']).toBe(cloud.outputs['BusName']);
    await cloud.put({
      source: entry['Source'],
      'detail-type': entry['DetailType'],
      detail: JSON.parse(entry['Detail']),
    });
    await vi.waitFor(
      async () => {
        expect(await cloud.inbox('13800138000')).toHaveLength(1);
      },
      { timeout: 10_000 },
    );
  });

  it('is the same in both languages', () => {
    const [english, chinese] = ['README.md', 'README.zh-CN.md'].map((name) =>
      entriesOf(read(name)),
    );
    expect(chinese).toMatchObject([{ Source: 'consignment.platform' }]);
    expect(Object.keys(JSON.parse(chinese[0]['Detail']))).toEqual(
      Object.keys(JSON.parse(english[0]['Detail'])),
    );
  });
});

describe('the README and its Chinese twin', () => {
  it('have the same headings, tables and commands, in the same order', () => {
    const [english = [], chinese] = ['README.md', 'README.zh-CN.md'].map((name) =>
      read(name)
        .split('\n')
        .map((line) => line.match(/^(#+ |\| -|```\w*|npm |npx |export |aws |curl )/)?.[1])
        .filter((shape) => shape !== undefined),
    );
    expect(english.length).toBeGreaterThan(20);
    expect(chinese).toEqual(english);
  });
});
