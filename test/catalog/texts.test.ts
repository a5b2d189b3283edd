import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../functions/catalog/index.ts';
import { REFUSAL } from '../../functions/domain/copy/refusal.ts';
import type { Reader } from '../../functions/domain/copy/voice.ts';
import { render } from '../../functions/domain/copy.ts';
import type { Kind, Layer } from '../../functions/domain/kind.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { aVoice } from '../support/a-voice.ts';
import { aNotification, NOON_MS } from '../support/an-event.ts';
import { anyDetail, SECRET_TITLE } from '../support/any-detail.ts';
import { ANY_READER } from '../support/any-reader.ts';

// The longest signature that settings allow, and a contact.
const VOICES = [aVoice({ signature: '叮咚寄卖叮咚寄卖', contact: '400123456789' }), aVoice()];

type Detail = Readonly<Record<string, unknown>>;

/** The words of the layer that are always the same, where the event has what it speaks of. */
function fixedWords(layer: Layer, detail: Detail, reader: Reader): readonly string[] {
  const item = detail['item'] as Detail | undefined;
  const known: Detail = { priceFen: item?.['priceFen'], marketFen: reader.marketFen, ...detail };
  const has = (names: string) => names.split('|').some((name) => known[name] !== undefined);
  const { role } = detail['recipient'] as { readonly role: string };
  const names = [...layer.text.matchAll(/\{([\w|]+)/g)].map(([, name = '']) => name);
  const isSaid =
    [undefined, role, reader.experience].includes(layer.for) &&
    (layer.if === undefined || has(layer.if)) &&
    (layer.unless === undefined || !has(layer.unless)) &&
    names.every(has);
  return isSaid ? layer.text.split(/\{[^}]*\}/).filter((words) => words !== '') : [];
}

/** Runs `check` on any text of the kind, with all that it was made from. */
function forAnyText(
  kind: Kind,
  check: (text: string, from: { detail: Detail; reader: Reader }) => void,
): void {
  fc.assert(
    fc.property(
      anyDetail(kind),
      ANY_READER,
      fc.constantFrom(...VOICES),
      (detail, reader, voice) => {
        const text = render(aNotification(kind.name, detail), voice, reader, NOON_MS);
        expect(text.startsWith(`【${voice.signature}】`)).toBe(true);
        check(text, { detail, reader });
      },
    ),
  );
}

describe.each(KINDS)('any text of $name', (kind) => {
  it('is within its parts, begins and ends as its lane demands, and is well-formed', () => {
    forAnyText(kind, (text) => {
      expect(countParts(text).parts).toBeLessThanOrEqual(kind.longer?.parts ?? 1);
      expect(text.split(REFUSAL)).toHaveLength(kind.lane === 'marketing' ? 2 : 1);
      expect(text.endsWith(REFUSAL)).toBe(kind.lane === 'marketing');
      expect(text.indexOf('【', 1)).toBe(-1);
      expect(text.isWellFormed()).toBe(true);
    });
  });

  it('says every required layer of which the event has something, in their order', () => {
    const required = kind.copy.filter(({ rank }) => rank === 'required');
    forAnyText(kind, (text, { detail, reader }) => {
      let from = 0;
      for (const words of required.flatMap((layer) => fixedWords(layer, detail, reader))) {
        const at = text.indexOf(words, from);
        expect(at, `${words} in ${text}`).toBeGreaterThanOrEqual(from);
        from = at + words.length;
      }
      expect(from).toBeGreaterThan(0);
    });
  });

  it('says the code of its item, and never the title unless its reader chose so', () => {
    const speaksOfItem = kind.copy.some(
      ({ rank, text }) => rank === 'required' && text.includes('{item}'),
    );
    forAnyText(kind, (text, { detail, reader }) => {
      const item = detail['item'] as { readonly code: string } | undefined;
      const isOfSeveral = kind.gathers?.by === 'day' && detail[kind.gathers.items] !== undefined;
      if (speaksOfItem && item !== undefined && !isOfSeveral) {
        expect(text).toContain(`编号${item.code}`);
      }
      if (reader.privacy !== 'full') expect(text).not.toContain(SECRET_TITLE.slice(0, 2));
    });
  });
});

describe.each(KINDS.filter(({ gathers }) => gathers?.by === 'day'))('a digest of $name', (kind) => {
  it('says of how many items it is, and the codes of the first two', () => {
    forAnyText(kind, (text, { detail }) => {
      const { itemCount, topCodes } = detail as DigestDetail;
      if (itemCount === undefined) return;
      expect(text).toContain(`您的${itemCount}件商品`);
      if (topCodes !== undefined) expect(text).toContain(`编号${topCodes.slice(0, 2).join('、')}`);
    });
  });
});

interface DigestDetail {
  readonly itemCount?: number;
  readonly topCodes?: readonly string[];
}
