import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { voiceOf } from '../../bin/copy/voices.ts';
import { linesOf } from '../../bin/preview/lines.ts';
import { createPreview, type Preview } from '../../bin/preview/preview.ts';
import { exampleOf } from '../../functions/catalog/example.ts';
import { ENTRIES, KINDS, type Kind } from '../../functions/catalog/index.ts';
import { NEW_READER } from '../../functions/domain/copy/voice.ts';
import { render } from '../../functions/domain/copy.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aVoice } from '../support/a-voice.ts';
import { aNotification, kind, NOON_MS } from '../support/an-event.ts';
import { runScript } from '../support/run-script.ts';

const VOICE = aVoice();

const preview = createPreview(ENTRIES, VOICE, () => NOON_MS);

const anExample = (name: string, change: Readonly<Record<string, unknown>> = {}) => {
  const entry = ENTRIES.find((each) => each.name === name);
  if (entry === undefined) throw new Error(`no entry ${name}`);
  return exampleOf(entry, { eventId: 'evt-1', nowMs: NOON_MS }, change);
};

const previewOf = (event: unknown): Preview => preview(JSON.stringify(event));

describe.each(KINDS)('a preview of $name', ({ name, lane }) => {
  it('is the text that a sender would render', () => {
    const text = render(aNotification(name), VOICE, NEW_READER, NOON_MS);
    const { units, parts } = countParts(text);
    expect(previewOf(anExample(name))).toEqual({
      ...{ eventId: 'evt-1', kind: name, lane },
      ...{ text, units, parts },
    });
  });
});

describe('a preview', () => {
  it('of a fact is no text', () => {
    expect(previewOf(anExample('ConsentGiven'))).toEqual({
      ...{ eventId: 'evt-1', kind: 'ConsentGiven', lane: null },
      ...{ text: null, units: 0, parts: 0 },
    });
  });

  it('of an event that is long stale is its text', () => {
    const past = { occurredAt: '2020-01-01T00:00:00Z', deadline: '2020-01-02T00:00:00Z' };
    expect(previewOf(anExample('ItemSold', past))).toMatchObject({
      text: expect.stringContaining('1月2日08:00前'),
    });
  });

  it('knows no event id where EventBridge is to give one', () => {
    const event = anExample('ItemSold', { eventId: undefined });
    expect(previewOf(event)).toMatchObject({ eventId: null, lane: 'transactional' });
  });

  it('takes the id of an event that was on the bus', () => {
    const event = { id: 'b3c6e1f0', ...anExample('ItemSold', { eventId: null }) };
    expect(previewOf(event)).toMatchObject({ eventId: 'b3c6e1f0', lane: 'transactional' });
  });

  it('has one kind more where the catalog has', () => {
    const more: Kind = { ...kind('ItemSold'), name: 'ItemAdmired' };
    const line = JSON.stringify({ ...anExample('ItemSold'), 'detail-type': 'ItemAdmired' });
    expect(createPreview([...ENTRIES, more], VOICE, () => NOON_MS)(line)).toMatchObject({
      kind: 'ItemAdmired',
      text: expect.stringContaining('以15200元成交'),
    });
  });
});

describe('what no text can be made of', () => {
  const sold = anExample('ItemSold');
  const item = { id: 'i', code: '3287' };
  const isNoEvent = 'invalid: body: an EventBridge event as JSON, not';

  it.each([
    ['text', 'hello', null, null, `${isNoEvent} other text`],
    ['half an object', '{"source":', null, null, `${isNoEvent} other text`],
    ['a number', '5', null, null, `${isNoEvent} a number`],
    ['null', 'null', null, null, `${isNoEvent} null`],
    ['an array', '[]', null, null, `${isNoEvent} an array`],
    [...(['an empty object', '{}', null, null] as const), `${isNoEvent} another object`],
    [
      'a foreign source',
      JSON.stringify({ ...sold, source: 'aws.s3' }),
      ...(['evt-1', 'ItemSold'] as const),
      'invalid: source: the source consignment.platform, not other text',
    ],
    [
      'text for detail',
      JSON.stringify({ ...sold, detail: '{}' }),
      ...([null, 'ItemSold'] as const),
      'invalid: detail: an object, not text',
    ],
    [
      'a wrong field',
      JSON.stringify(anExample('ItemSold', { item: { ...item, priceFen: '1520000' } })),
      ...(['evt-1', 'ItemSold'] as const),
      'invalid: detail.item.priceFen: whole fen, a number from 1 to 100000000000, not text',
    ],
    [
      'a wrong event id',
      JSON.stringify(anExample('ItemSold', { eventId: 7 })),
      ...([null, 'ItemSold'] as const),
      'invalid: detail.eventId: text of 1 to 256 characters, not a number',
    ],
    [
      'a wrong field of a fact',
      JSON.stringify(anExample('BidAnswered', { accepted: 'yes' })),
      ...(['evt-1', 'BidAnswered'] as const),
      'invalid: detail.accepted: true or false, not text',
    ],
  ])('is told why: %s', (_, line, eventId, kindName, error) => {
    expect(preview(line)).toEqual({ eventId, kind: kindName, error });
  });

  it('is told which kinds there are', () => {
    const unknown = previewOf({ ...sold, 'detail-type': 'ItemSolt' });
    expect(unknown).toMatchObject({ eventId: 'evt-1', kind: 'ItemSolt' });
    expect(unknown).toMatchObject({
      error: expect.stringMatching(
        /^invalid: detail-type: one of .*ItemSold, .*CampaignLaunched, not an unknown kind$/,
      ),
    });
  });
});

describe('lines', () => {
  async function read(...chunks: string[]): Promise<readonly string[]> {
    const lines: string[] = [];
    for await (const line of linesOf(Readable.from(chunks))) lines.push(line);
    return lines;
  }

  it('come whole, however they were cut, without blank ones', async () => {
    expect(await read('\uFEFFa', 'b\r\n\n  \ncd\ne', 'f')).toEqual(['ab', 'cd', 'ef']);
    expect(await read('a\n')).toEqual(['a']);
    expect(await read()).toEqual([]);
  });

  it('are not torn where JSON has a line separator of Unicode', async () => {
    expect(await read('"a\u2028b\u2029c"\n')).toEqual(['"a\u2028b\u2029c"']);
  });
});

describe('a stage', () => {
  it('speaks by its settings', () => {
    expect(voiceOf('prod')).toEqual({
      signature: '叮咚寄卖',
      timeZone: 'Asia/Shanghai',
      sensitiveCategories: ['黄金', '婚戒', '内衣'],
    });
  });
});

describe('npm run preview', () => {
  it('answers each line in its turn, and ends well whatever they were', async () => {
    const events = [anExample('ItemSold'), anExample('UserActive'), anExample('WinBack')];
    const [first, second, third] = events.map((event) => JSON.stringify(event));
    const input = `${first}\n\nhello\r\n${second}\n${third}`;
    const { code, out, err } = await runScript('preview', ['--stage', 'prod'], { input });
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ kind: name }) => name)).toEqual([
      ...['ItemSold', null, 'UserActive', 'WinBack'],
    ]);
    expect(answers[0].text).toMatch(/^【叮咚寄卖】您寄售的腕表（编号3287）以15200元成交/);
    expect([code, err]).toEqual([0, '']);
  });

  it.each([
    [['--stge', 'dev'], "Unknown option '--stge'; allowed is --stage <stage>\n"],
    [['--stage', 'staging'], 'no stage staging: allowed are dev, prod\n'],
  ])('is one line and 1 for %j', async (args, line) => {
    expect(await runScript('preview', args)).toEqual({ code: 1, out: '', err: line });
  });
});
