import { styleText } from 'node:util';
import type { Entry, Fact, Kind } from '../../functions/catalog/index.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { typicalSamples } from '../copy/samples.ts';
import { partsInWords } from '../terminal.ts';
import {
  ASKS_IN_WORDS,
  GATHERS_IN_WORDS,
  needsInWords,
  optionsInWords,
  timingInWords,
} from './in-words.ts';
import { wrap } from './wrap.ts';

/** Every entry as people read it: kinds by lane and category, then facts. */
export function readableCatalog(
  entries: readonly Entry[],
  voice: Voice,
  columns: number,
): readonly string[] {
  const kinds = entries.filter((entry): entry is Kind => entry.lane !== null);
  const facts = entries.filter((entry): entry is Fact => entry.lane === null);
  const groups = Map.groupBy(kinds, ({ lane, category }) => `${lane}, ${category}`);
  return [
    ...wrap(INTRODUCTION, columns),
    ...[...groups].flatMap(([title, group]) => [
      ...heading(title),
      ...group.flatMap((kind) => section(kind, kindRows(kind, voice), columns)),
    ]),
    ...heading('facts, of which nobody is told'),
    ...facts.flatMap((fact) => section(fact, rowsOf(fact), columns)),
  ];
}

const INTRODUCTION =
  'What the platform may put on the bus, by its detail-type. Every detail has occurredAt and, ' +
  'unless it says otherwise, recipient.phone; it should have eventId, and may have item and ' +
  'deadline. A deadline that is past voids it. The texts are those for a recipient who is new, ' +
  'who is not, and who has sold such items before.';

const heading = (title: string): readonly string[] => ['', styleText('cyan', `── ${title} ──`)];

type Row = readonly [label: string, text: string];

function section({ name, label }: Entry, rows: readonly Row[], columns: number): readonly string[] {
  return [
    '',
    `${styleText('bold', name)}  ${label}`,
    ...rows.flatMap((row) => lines(row, columns)),
  ];
}

function lines([label, text]: Row, columns: number): readonly string[] {
  return wrap(text, columns - MARGIN).map((line, i) => {
    const left = `  ${i === 0 ? label : ''}`.padEnd(MARGIN);
    return `${styleText('dim', left)}${line}`;
  });
}

const MARGIN = 14;

const kindRows = (kind: Kind, voice: Voice): readonly Row[] => [
  ...rowsOf(kind),
  ['timing', timingInWords(kind)],
  ...(kind.gathers === undefined ? [] : [['together', GATHERS_IN_WORDS[kind.gathers.by]] as const]),
  ...(kind.asks === undefined ? [] : [['asks', ASKS_IN_WORDS[kind.asks]] as const]),
  ...(kind.longer === undefined
    ? []
    : [['length', `up to ${partsInWords(kind.longer.parts)}: ${kind.longer.because}`] as const]),
  ...labelled(
    'text',
    typicalSamples(kind, voice).map(({ text }) => textWithLength(text)),
  ),
];

const rowsOf = (entry: Entry): readonly Row[] => [
  ['purpose', entry.purpose],
  ...labelled('needs', needsInWords(entry)),
  ...labelled('may have', optionsInWords(entry)),
  ...(entry.supersedes.length === 0 ? [] : [['supersedes', entry.supersedes.join(', ')] as const]),
];

/** The label beside the first alone. */
const labelled = (label: string, texts: readonly string[]): readonly Row[] =>
  texts.map((text, i) => [i === 0 ? label : '', text]);

function textWithLength(text: string): string {
  const { units, parts } = countParts(text);
  return `${text} (${units} units${parts === 1 ? '' : `, ${partsInWords(parts)}`})`;
}
