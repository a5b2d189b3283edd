import type { Entry, Kind } from '../../functions/catalog/index.ts';
import type { Field, Gathers } from '../../functions/domain/kind.ts';

/** `3 days`, `25 hours`: in the largest unit of which it is a whole number. */
export function durationInWords(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds % each === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;

/** What the event must hold beside `occurredAt` and a recipient, a line each. */
export function needsInWords({ requires, fields }: Entry): readonly string[] {
  const { recipient, item, itemVersion, deadline } = requires;
  return [
    ...(recipient === false ? ['no recipient'] : []),
    ...(item
      ? [`item with id, code (4 to 10 digits)${itemVersion === true ? ', version' : ''}`]
      : []),
    ...(deadline ? ['deadline'] : []),
    ...fieldsInWords(fields, false),
  ];
}

/** What it may hold of its own, a line each. */
export const optionsInWords = ({ fields }: Entry): readonly string[] => fieldsInWords(fields, true);

const fieldsInWords = (fields: Entry['fields'], isOptional: boolean): readonly string[] =>
  Object.entries(fields)
    .filter(([, field]) => field.isOptional === isOptional)
    .map(([name, field]) => `${name}: ${allowedIn(field)}`);

/** In the words of its own schema, which are those of a dead letter. */
function allowedIn({ schema }: Field): string {
  const { error } = schema.safeParse(null);
  return error?.issues[0]?.message ?? 'anything';
}

export function timingInWords({
  timing,
  freshnessSeconds,
  endsWith,
  critical,
  optional,
}: Kind): string {
  return [
    timing === 'immediate' ? 'at any hour' : "in its recipient's hours",
    `stale after ${durationInWords(freshnessSeconds)}`,
    ...(endsWith === undefined ? [] : [`void after ${endsWith}`]),
    ...(critical ? ['critical: not to be muted'] : []),
    ...(optional === true ? ['optional: waits in the mode conserve'] : []),
  ].join('; ');
}

/** What is told in one text. */
export const GATHERS_IN_WORDS = {
  day: 'all that a recipient has in a day, in one text at the hour that settings name',
  item: 'the first of an item at once; in one text what came while it was quiet after that',
} as const satisfies Record<Gathers['by'], string>;

/** What the recipient may answer. */
export const ASKS_IN_WORDS = {
  'yes-no': 'Y or N to the price',
  extend: '延期N天, to extend the consignment',
} as const satisfies Record<NonNullable<Kind['asks']>, string>;
