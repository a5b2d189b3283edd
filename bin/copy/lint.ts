import type { Voice } from '../../functions/domain/copy/voice.ts';
import type { Kind } from '../../functions/domain/kind.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { carriersOf } from './carriers.ts';
import type { Carrier } from './glyphs.ts';
import { type Draft, draftOf } from './lint/draft.ts';
import type { Rule } from './lint/rule.ts';
import { RULES } from './lint/rules.ts';
import { type Sample, typicalSamples, worstSamples } from './samples.ts';
import { withLongestSignature } from './voices.ts';

export interface LintReport {
  readonly rows: readonly LintedKind[];
  readonly findings: readonly Finding[];
}

/** A kind as all its texts are, at their worst. */
interface LintedKind {
  readonly kind: Kind;
  readonly units: number;
  readonly parts: number;
  /** How many different texts were looked at. */
  readonly texts: number;
  readonly carriers: readonly Carrier['name'][];
}

export interface Finding {
  readonly rule: Rule;
  readonly kind: Kind;
  readonly offending: string;
  /** The first text in which it stands. */
  readonly text: string;
  /** How many further texts it stands in. */
  readonly others: number;
}

/** Looks at the texts of each kind, as each voice says them and with the longest signature. */
export function lintKinds(kinds: readonly Kind[], voices: readonly Voice[]): LintReport {
  const looked = kinds.map((kind) => {
    const samples = samplesOf(kind, voices);
    return { row: rowOf(kind, samples), findings: findingsOf(kind, samples) };
  });
  return {
    rows: looked.map(({ row }) => row),
    findings: looked.flatMap(({ findings }) => findings),
  };
}

/** The rules that a text breaks, with what breaks them. */
export const lintDraft = (
  draft: Draft,
): readonly { readonly rule: Rule; readonly offending: string }[] =>
  RULES.flatMap((rule) => rule.find(draft).map((offending) => ({ rule, offending })));

function samplesOf(kind: Kind, voices: readonly Voice[]): readonly Sample[] {
  const all = voices.flatMap((voice) => [voice, withLongestSignature(voice)]);
  // Stages mostly speak alike.
  const different = new Map(all.map((voice) => [JSON.stringify(voice), voice])).values();
  return [...different].flatMap((voice) => [
    ...worstSamples(kind, voice),
    ...typicalSamples(kind, voice),
  ]);
}

function rowOf(kind: Kind, samples: readonly Sample[]): LintedKind {
  const counts = samples.map(({ text }) => countParts(text));
  return {
    kind,
    units: Math.max(0, ...counts.map(({ units }) => units)),
    parts: Math.max(0, ...counts.map(({ parts }) => parts)),
    texts: new Set(samples.map(({ text }) => text)).size,
    carriers: carriersOf(kind, samples),
  };
}

function findingsOf(kind: Kind, samples: readonly Sample[]): readonly Finding[] {
  const texts = new Map<string, { rule: Rule; offending: string; texts: Set<string> }>();
  for (const sample of samples) {
    for (const { rule, offending } of lintDraft(draftOf(sample))) {
      const key = `${rule.name}\n${offending}`;
      const found = texts.get(key) ?? { rule, offending, texts: new Set() };
      texts.set(key, { ...found, texts: found.texts.add(sample.text) });
    }
  }
  return [...texts.values()].map(({ rule, offending, texts: [text = '', ...others] }) => ({
    ...{ rule, kind, offending, text },
    others: others.length,
  }));
}
