import { type EventPattern, InvalidPattern, matches, parsePattern } from '../event-pattern.ts';
import { isRecord, parseRecord } from '../record.ts';
import type { Message, MessageAttribute } from './message.ts';

export const FILTER_SCOPES = ['MessageAttributes', 'MessageBody'] as const;

/** A checked filter policy of a subscription. */
export interface Filter {
  readonly scope: (typeof FILTER_SCOPES)[number];
  readonly pattern: EventPattern;
}

/**
 * A filter policy is an event pattern of EventBridge with fewer operators and bounds of its own
 * (SNS developer guide, filter policy constraints). What SNS takes beyond 2,048 characters, `$or`,
 * `wildcard` and `cidr` are not played.
 * @throws an Error that says where and what
 */
export function parseFilter(policy: unknown, scope: Filter['scope']): Filter {
  const pattern = patternOf(policy);
  const leaves = leavesOf(policy, 'FilterPolicy', 1);
  for (const { path, values } of leaves) values.forEach((value) => void check(value, path));
  const nested = leaves.find(({ depth }) => depth > 1);
  if (nested !== undefined && scope === 'MessageAttributes') {
    throw new Error(`${nested.path} is nested; attributes are flat`);
  }
  if (leaves.length > KEYS_MAX) {
    throw new Error(`FilterPolicy has ${leaves.length} keys; allowed are ${KEYS_MAX}`);
  }
  const combinations = leaves.reduce((n, { values, depth }) => n * values.length * depth, 1);
  if (combinations > COMBINATIONS_MAX) {
    throw new Error(
      `FilterPolicy has ${combinations} combinations; allowed are ${COMBINATIONS_MAX}`,
    );
  }
  return { scope, pattern };
}

/** A message whose body is no JSON object passes no policy on bodies. */
export const passes = ({ scope, pattern }: Filter, message: Message): boolean =>
  matches(
    pattern,
    scope === 'MessageBody' ? parseRecord(message.text) : valuesOf(message.attributes),
  );

const KEYS_MAX = 5;
const COMBINATIONS_MAX = 150;
/** Either way from zero. */
const NUMBER_MAX = 1e9;

function patternOf(policy: unknown): EventPattern {
  try {
    return parsePattern(policy);
  } catch (error) {
    if (!(error instanceof InvalidPattern)) throw error;
    throw new Error(error.message.replace(/^EventPattern/, 'FilterPolicy'));
  }
}

interface Leaf {
  readonly path: string;
  readonly values: readonly unknown[];
  /** 1 for a key of the policy itself. */
  readonly depth: number;
}

function leavesOf(policy: unknown, at: string, depth: number): readonly Leaf[] {
  return Object.entries(isRecord(policy) ? policy : {}).flatMap(([name, value]) => {
    const path = `${at}.${name}`;
    if (name === '$or') throw new Error(`${path} is not played on this machine`);
    return Array.isArray(value)
      ? [{ path, values: value, depth }]
      : leavesOf(value, path, depth + 1);
  });
}

const OPERATORS = ['prefix', 'suffix', 'equals-ignore-case', 'anything-but', 'exists', 'numeric'];

function check(value: unknown, path: string): void {
  if (typeof value === 'number' && !(Math.abs(value) <= NUMBER_MAX)) {
    throw new Error(`${path}: found ${value}; allowed: numbers from -1e9 to 1e9`);
  }
  if (Array.isArray(value)) value.forEach((each) => void check(each, path));
  if (!isRecord(value)) return;
  for (const [name, operand] of Object.entries(value)) {
    if (!OPERATORS.includes(name)) {
      throw new Error(
        `${path}: ${name} is not played on this machine; ${OPERATORS.join(', ')} are`,
      );
    }
    check(operand, `${path}.${name}`);
  }
}

const valuesOf = (attributes: Message['attributes']): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...attributes].map(([name, attribute]) => [name, comparable(attribute)]));

/** Undefined, and thus as if it were not there, for what no policy can be held against. */
function comparable({ type, value }: MessageAttribute): unknown {
  switch (type) {
    case 'String':
      return value;
    case 'Number':
      return Number(value);
    case 'String.Array':
      return parseArray(value);
    case 'Binary':
      return undefined;
    default:
      return type satisfies never;
  }
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
