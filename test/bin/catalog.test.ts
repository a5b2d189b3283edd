import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CatalogEntry, catalogAsJson } from '../../bin/catalog/as-json.ts';
import { durationInWords } from '../../bin/catalog/in-words.ts';
import { readableCatalog } from '../../bin/catalog/readable.ts';
import { wrap } from '../../bin/catalog/wrap.ts';
import { columnsOf } from '../../bin/copy/columns.ts';
import { typicalSamples } from '../../bin/copy/samples.ts';
import { createPreview } from '../../bin/preview/preview.ts';
import { ENTRIES, KINDS, type Kind } from '../../functions/catalog/index.ts';
import { aVoice } from '../support/a-voice.ts';
import { kind, NOON_MS } from '../support/an-event.ts';
import { runScript } from '../support/run-script.ts';

const TWO_PARTS: Kind = {
  ...kind('ItemSold'),
  name: 'ItemPraised',
  longer: { parts: 2, because: 'it says it all' },
};

const ONE_MORE: Kind = { ...kind('ItemSold'), name: 'ItemAdmired', label: '有人收藏' };

describe('the catalog as JSON', () => {
  const catalog = catalogAsJson(ENTRIES, NOON_MS);
  const entry = (name: string) => catalog.find((each) => each.kind === name);

  it('has every kind and every fact, in the form of the contract', () => {
    expect(catalog.map((each) => each.kind)).toEqual(ENTRIES.map(({ name }) => name));
    for (const each of catalog) {
      expect(Object.keys(each).toSorted()).toEqual([
        ...['asks', 'category', 'critical', 'example', 'freshnessSeconds', 'kind', 'lane'],
        ...['parts', 'supersedes', 'timing'],
      ]);
      expect(Object.keys(each.example)).toEqual(['source', 'detail-type', 'detail']);
    }
  });

  it('tells of a kind what its entry says', () => {
    expect(entry('PriceProposed')).toMatchObject({
      lane: 'transactional',
      category: 'pricing',
      critical: false,
      timing: 'recipient-hours',
      freshnessSeconds: 3 * 86_400,
      supersedes: ['PriceProposed'],
      asks: 'yes-no',
      parts: 1,
    });
    expect(entry('ItemSold')).toMatchObject({ critical: true, asks: null });
    expect(entry('ReplyHelp')).toMatchObject({ timing: 'immediate', parts: 1 });
    expect(catalogAsJson([TWO_PARTS], NOON_MS)).toMatchObject([{ parts: 2 }]);
  });

  it('tells of a fact that nobody is told', () => {
    expect(entry('BidAnswered')).toMatchObject({
      lane: null,
      category: 'fact',
      critical: false,
      timing: null,
      freshnessSeconds: null,
      supersedes: ['BidPlaced', 'AuctionEnding'],
      asks: null,
      parts: 0,
    });
  });

  it('has examples that are valid, now', () => {
    const preview = createPreview(ENTRIES, aVoice(), () => NOON_MS);
    for (const { kind: name, lane, example } of catalog) {
      expect(preview(JSON.stringify(example))).toMatchObject({ kind: name, lane });
      expect(example.detail['occurredAt']).toBe(new Date(NOON_MS).toISOString());
    }
  });

  it('gives each example an id of its own, and others a moment later', () => {
    const ids = [...catalog, ...catalogAsJson(ENTRIES, NOON_MS + 1)].map(
      ({ example }) => example.detail['eventId'],
    );
    expect(new Set(ids).size).toBe(2 * ENTRIES.length);
    expect(ids).toContain(`example-ItemSold-${NOON_MS.toString(36)}`);
  });

  it('has one kind more where the catalog has', () => {
    expect(catalogAsJson([...ENTRIES, ONE_MORE], NOON_MS).at(-1)).toMatchObject({
      kind: 'ItemAdmired',
      example: { 'detail-type': 'ItemAdmired' },
    });
  });
});

describe('the catalog for people', () => {
  const read = (entries = ENTRIES, columns = 96) =>
    readableCatalog(entries, aVoice(), columns).map(stripVTControlCharacters);
  const section = (name: string, entries = ENTRIES) => {
    const lines = read(entries);
    const from = lines.findIndex((line) => line.startsWith(`${name} `));
    return lines.slice(from, lines.indexOf('', from)).map((line) => line.trim());
  };

  it('says all that a kind needs, when it comes, and what it asks', () => {
    const lines = section('PriceProposed');
    expect(lines.slice(0, 7)).toEqual([
      'PriceProposed  价格调整待确认',
      'purpose     请卖家确认建议的新售价，可回复短信同意或不同意',
      'needs       item with id, code (4 to 10 digits), version',
      'proposedPriceFen: whole fen, a number from 1 to 100000000000',
      'supersedes  PriceProposed',
      "timing      in its recipient's hours; stale after 3 days",
      'asks        Y or N to the price',
    ]);
  });

  it('says what may be lacking, is told together, cannot be muted, or takes two parts', () => {
    expect(section('NewSellerTip')).toContain(
      'may have    tip: one of photos, pricing, condition, accessories, bids, payout',
    );
    expect(section('ItemSold').join('\n')).toContain('stale after 3 days; critical');
    const long = section('ItemPraised', [TWO_PARTS]).join('\n');
    expect(long).toContain('length      up to 2 parts: it says it all');
    expect(section('ConsignmentExpiring').join('\n')).toContain('void after expiresAt');
    expect(section('AuctionEnding')).toContain('deadline');
    expect(section('BidPlaced').join('\n')).toContain('together    the first of an item at once');
    expect(section('CampaignLaunched')).toContain('needs       no recipient');
  });

  it('shows every typical text of every kind', () => {
    const squeezed = read().join('').replaceAll(' ', '');
    for (const { text } of KINDS.flatMap((each) => typicalSamples(each, aVoice()))) {
      expect(squeezed).toContain(text);
    }
  });

  it('is in the order of lane and category, with the facts last', () => {
    const headings = read().filter((line) => line.startsWith('──'));
    expect(headings[0]).toBe('── transactional, listing ──');
    expect(headings.at(-1)).toBe('── facts, of which nobody is told ──');
    expect(new Set(headings).size).toBe(headings.length);
  });

  it.each([60, 80, 100])('keeps within %i columns', (columns) => {
    expect(Math.max(...read(ENTRIES, columns).map(columnsOf))).toBeLessThanOrEqual(columns);
  });

  it('has one kind more where the catalog has', () => {
    expect(section('ItemAdmired', [ONE_MORE, ...ENTRIES])[0]).toBe('ItemAdmired  有人收藏');
  });
});

describe('words', () => {
  it.each([
    [86_400, '1 day'],
    [3 * 86_400, '3 days'],
    [25 * 3_600, '25 hours'],
    [3_600, '1 hour'],
    [90, '90 seconds'],
    [120, '2 minutes'],
  ])('of %i seconds are %s', (seconds, words) => {
    expect(durationInWords(seconds)).toBe(words);
  });

  it('wrap between wide characters and between words, and no line begins with a full stop', () => {
    expect(wrap('您寄售的腕表已入库。请登录APP查看', 12)).toEqual([
      '您寄售的腕表',
      '已入库。请登',
      '录APP查看',
    ]);
    expect(wrap('您寄售的腕表。', 12)).toEqual(['您寄售的腕', '表。']);
    expect(wrap('what it may hold', 8)).toEqual(['what it', 'may hold']);
  });
});

describe('npm run catalog', () => {
  it('writes JSON alone, with the times of the local cloud that runs', async () => {
    const stateDir = await aStateDir({ stage: 'prod', now: '2030-01-01T00:00:00.000Z' });
    const { code, out, err } = await runScript('catalog', ['--json'], { stateDir });
    const [first] = JSON.parse(out) as readonly CatalogEntry[];
    const aheadMs = Date.parse(String(first?.example.detail['occurredAt'])) - Date.UTC(2030);
    expect(aheadMs).toBeGreaterThanOrEqual(0);
    expect(aheadMs).toBeLessThan(10_000);
    expect([code, err]).toEqual([0, '']);
  });

  it('is readable, and without escape sequences where it is no terminal', async () => {
    const { code, out } = await runScript('catalog');
    expect(code).toBe(0);
    expect(out).toContain('ItemSold  成交');
    expect(out).toBe(stripVTControlCharacters(out));
  });

  it.each([
    [['--jsn'], "Unknown option '--jsn'; allowed is --json, --stage <stage>\n"],
    [
      ['--json', 'ItemSold'],
      "Unexpected argument 'ItemSold'; allowed is --json, --stage <stage>\n",
    ],
    [['--stage', 'staging'], 'no stage staging: allowed are dev, prod\n'],
  ])('is one line and 1 for %j', async (args, line) => {
    expect(await runScript('catalog', args)).toEqual({ code: 1, out: '', err: line });
  });
});

/** What a local cloud leaves for the scripts, with a clock that answers. */
async function aStateDir({ stage, now }: { stage: string; now: string }): Promise<string> {
  const clock = createServer((_, answer) => answer.end(JSON.stringify({ now })));
  await new Promise<void>((resolve) => clock.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(clock.address() as AddressInfo).port}`;
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-'));
  onTestFinished(() => {
    clock.close();
    rmSync(dir, { recursive: true });
  });
  const running = { endpoint, console: '', stage, pid: process.pid };
  writeFileSync(join(dir, 'running.json'), JSON.stringify(running));
  return dir;
}
