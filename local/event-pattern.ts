import { type Condition, satisfied } from './event-pattern/condition.ts';
import { InvalidPattern } from './event-pattern/invalid-pattern.ts';
import { OPERATOR_NAMES, parseCondition } from './event-pattern/parse-condition.ts';
import { isRecord } from './record.ts';

export { InvalidPattern };

/** A checked pattern: every field must hold and, where `or` is there, one of its branches too. */
export interface EventPattern {
  readonly fields: readonly (readonly [name: string, field: Field])[];
  readonly or: readonly EventPattern[] | undefined;
}

type Field =
  | { readonly kind: 'leaf'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'nested'; readonly pattern: EventPattern };

/** Quota "Event pattern size" of Amazon EventBridge, in characters of compact JSON. */
const MAX_PATTERN_CHARACTERS = 2048;
const ROOT = 'EventPattern';

/**
 * Throws `InvalidPattern` for anything EventBridge refuses, and for every operator it does not
 * document. A `$or` always means the operator here, even where EventBridge would fall back to a
 * field of that name.
 */
export function parsePattern(pattern: unknown): EventPattern {
  const parsed = parseFields(pattern, ROOT, false);
  const { length } = JSON.stringify(pattern);
  if (length > MAX_PATTERN_CHARACTERS) {
    throw new InvalidPattern(
      ROOT,
      `${length} characters of JSON`,
      `at most ${MAX_PATTERN_CHARACTERS}`,
    );
  }
  return parsed;
}

/**
 * Arrays in the event are flattened and match when one element does. An object inside an array is
 * judged on its own: all fields of a nested pattern must hold for one and the same element.
 */
export function matches(pattern: EventPattern, event: unknown): boolean {
  return (
    isRecord(event) &&
    pattern.fields.every(([name, field]) =>
      fieldMatches(field, Object.hasOwn(event, name) ? event[name] : undefined),
    ) &&
    (pattern.or === undefined || pattern.or.some((branch) => matches(branch, event)))
  );
}

function fieldMatches(field: Field, value: unknown): boolean {
  const values = elements(value);
  switch (field.kind) {
    case 'leaf': {
      const leaves = values.filter((each) => !isRecord(each));
      return field.conditions.some((condition) => satisfied(condition, leaves));
    }
    case 'nested': {
      const objects = values.filter(isRecord);
      // A branch that is missing still has to answer `exists: false` for the leaves below it.
      return (objects.length > 0 ? objects : [{}]).some((each) => matches(field.pattern, each));
    }
    default:
      return field satisfies never;
  }
}

function elements(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value.flatMap(elements) : [value];
}

function parseFields(value: unknown, path: string, inOr: boolean): EventPattern {
  if (!isRecord(value)) throw new InvalidPattern(path, value, 'an object');
  const entries = Object.entries(value);
  if (entries.length === 0) throw new InvalidPattern(path, value, 'an object with a field');
  const fields = entries.filter(([name]) => name !== '$or');
  const stray = inOr ? fields.find(([name]) => OPERATOR_NAMES.includes(name)) : undefined;
  if (stray !== undefined) {
    throw new InvalidPattern(path, stray[0], 'field names; operators belong inside a leaf array');
  }
  return {
    fields: fields.map(([name, field]) => [name, parseField(field, `${path}.${name}`, inOr)]),
    or: Object.hasOwn(value, '$or') ? parseOr(value['$or'], `${path}.$or`) : undefined,
  };
}

function parseField(value: unknown, path: string, inOr: boolean): Field {
  if (isRecord(value)) return { kind: 'nested', pattern: parseFields(value, path, inOr) };
  if (!Array.isArray(value) || value.length === 0) {
    throw new InvalidPattern(path, value, 'a non-empty array of values, or an object of fields');
  }
  return {
    kind: 'leaf',
    conditions: value.map((each, index) => parseCondition(each, `${path}[${index}]`)),
  };
}

function parseOr(value: unknown, path: string): readonly EventPattern[] {
  if (!Array.isArray(value) || value.length < 2) {
    throw new InvalidPattern(path, value, 'an array of at least two objects');
  }
  return value.map((branch, index) => parseFields(branch, `${path}[${index}]`, true));
}
