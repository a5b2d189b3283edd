import { BlockList, isIP } from 'node:net';
import { isRecord } from '../record.ts';
import type { Condition, Scalar } from './condition.ts';
import { InvalidPattern } from './invalid-pattern.ts';
import { parseBounds } from './parse-bounds.ts';
import { parseText, parseTexts, TEXT_OPERATORS } from './parse-text.ts';

type Parse = (operand: unknown, path: string) => Condition;

const OPERATORS: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ...TEXT_OPERATORS.map((name): [string, Parse] => [
    name,
    (operand, path) => ({ kind: 'text', test: parseText(name, operand, path) }),
  ]),
  ['anything-but', parseAnythingBut],
  ['numeric', (operand, path) => ({ kind: 'numeric', bounds: parseBounds(operand, path) })],
  ['exists', parseExists],
  ['cidr', parseCidr],
]);

export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];

/** One element of a leaf array: a scalar is compared as it is, an object names one operator. */
export function parseCondition(value: unknown, path: string): Condition {
  if (isScalar(value)) return { kind: 'literal', value };
  const { operator, operand } = onlyEntry(value, path, OPERATOR_NAMES);
  const parse = OPERATORS.get(operator);
  if (parse === undefined) throw new InvalidPattern(path, operator, OPERATOR_NAMES.join(', '));
  return parse(operand, `${path}.${operator}`);
}

function parseAnythingBut(operand: unknown, path: string): Condition {
  if (isRecord(operand)) {
    const { operator, operand: texts } = onlyEntry(operand, path, TEXT_OPERATORS);
    const name = TEXT_OPERATORS.find((each) => each === operator);
    if (name === undefined) throw new InvalidPattern(path, operator, TEXT_OPERATORS.join(', '));
    return { kind: 'anything-but-text', tests: parseTexts(name, texts, `${path}.${name}`) };
  }
  const values: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  const strings = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const kept = strings.length > 0 ? strings : numbers;
  if (kept.length === 0 || kept.length < values.length) {
    throw new InvalidPattern(path, operand, 'strings only, numbers only, or one text operator');
  }
  return { kind: 'anything-but', values: kept };
}

function parseExists(operand: unknown, path: string): Condition {
  if (typeof operand !== 'boolean') throw new InvalidPattern(path, operand, 'true or false');
  return { kind: 'exists', present: operand };
}

function parseCidr(operand: unknown, path: string): Condition {
  const [address = '', bits = '', ...rest] = typeof operand === 'string' ? operand.split('/') : [];
  const version = isIP(address);
  // EventBridge refuses a mask that leaves a single address.
  const widest = version === 4 ? 31 : 127;
  if (version === 0 || rest.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > widest) {
    throw new InvalidPattern(path, operand, 'an IPv4 block up to /31 or an IPv6 block up to /127');
  }
  const block = new BlockList();
  block.addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  return { kind: 'cidr', block };
}

function onlyEntry(value: unknown, path: string, operators: readonly string[]) {
  const [entry, ...rest] = isRecord(value) ? Object.entries(value) : [];
  if (entry === undefined || rest.length > 0) {
    const allowed = `a scalar, or an object with one of ${operators.join(', ')}`;
    throw new InvalidPattern(path, value, allowed);
  }
  return { operator: entry[0], operand: entry[1] };
}

function isScalar(value: unknown): value is Scalar {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}
