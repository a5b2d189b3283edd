import { isRecord, parseRecord } from '../record.ts';
import type { FilterPattern } from './filter-pattern.ts';
import { invalid } from './logs-error.ts';

type Test = (event: unknown) => boolean;

/**
 * `{ $.status = "FAILURE" && ($.delivery.dwellTimeMs > 100 || $.a[0] NOT EXISTS) }`: texts with `=`
 * and `!=` and a star at either end, numbers with those and `<`, `<=`, `>`, `>=`. A property that
 * is not there is equal to nothing and unequal to nothing.
 * @throws a `LogsError` for all else
 */
export function parseJsonPattern(pattern: string): FilterPattern {
  const rest = [...tokensOf(pattern)];

  const fail = (allowed: string) =>
    invalid(
      `the filter pattern ${pattern} has ${rest[0] ?? 'its end'} where ${allowed} is allowed`,
    );
  const take = (): string => rest.shift() ?? '';
  const expect = (token: string) => {
    if (rest[0] !== token) throw fail(token);
    rest.shift();
  };

  const parseEither = (): Test => {
    const tests = [parseBoth()];
    while (rest[0] === '||') {
      take();
      tests.push(parseBoth());
    }
    return (event) => tests.some((test) => test(event));
  };
  const parseBoth = (): Test => {
    const tests = [parseOne()];
    while (rest[0] === '&&') {
      take();
      tests.push(parseOne());
    }
    return (event) => tests.every((test) => test(event));
  };
  const parseOne = (): Test => {
    if (rest[0] === '(') {
      take();
      const test = parseEither();
      expect(')');
      return test;
    }
    if (!rest[0]?.startsWith('$')) throw fail('a property such as $.status');
    const path = pathOf(take());
    if (rest[0] === 'NOT') {
      take();
      expect('EXISTS');
      return (event) => at(event, path) === undefined;
    }
    const operator = rest[0] ?? '';
    if (!OPERATORS.has(operator)) throw fail(`NOT EXISTS or ${[...OPERATORS.keys()].join(', ')}`);
    take();
    const value = literalOf(rest[0] ?? '');
    if (value === undefined) throw fail('a number or a text');
    if (typeof value !== 'number' && operator !== '=' && operator !== '!=') throw fail('a number');
    take();
    return (event) => holds(at(event, path), operator, value);
  };

  expect('{');
  const test = parseEither();
  expect('}');
  if (rest.length > 0) throw fail('nothing');
  return (message) => {
    const event = parseRecord(message);
    return event !== undefined && test(event);
  };
}

const TOKEN = /\s*(&&|\|\||[<>!]?=|[<>(){}]|"(?:[^"\\]|\\.)*"|\$[\w.*[\]-]*|[\w.*:/@-]+)\s*/y;

function* tokensOf(pattern: string): Iterable<string> {
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < pattern.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(pattern)?.[1];
    if (token === undefined) {
      throw invalid(`the filter pattern ${pattern} is not played from ${pattern.slice(at)} on`);
    }
    yield token;
  }
}

type Path = readonly (string | number)[];

function pathOf(selector: string): Path {
  if (!/^\$(\.[\w-]+|\[\d+\])+$/.test(selector)) {
    throw invalid(`${selector} is not played on this machine; $.a.b and $.a[0] are`);
  }
  return [...selector.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(
    ([, name, index]) => name ?? Number(index),
  );
}

const at = (event: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => {
    if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined;
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, event);

const OPERATORS: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([
  ['=', (a: number, b: number) => a === b],
  ['!=', (a: number, b: number) => a !== b],
  ['<', (a: number, b: number) => a < b],
  ['<=', (a: number, b: number) => a <= b],
  ['>', (a: number, b: number) => a > b],
  ['>=', (a: number, b: number) => a >= b],
]);

function literalOf(token: string): string | number | undefined {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(token)) return Number(token);
  return /^[\w.*:/@-]+$/.test(token) ? token : undefined;
}

function holds(found: unknown, operator: string, value: string | number): boolean {
  if (typeof value === 'number') {
    return typeof found === 'number' && OPERATORS.get(operator)?.(found, value) === true;
  }
  if (found === undefined || found === null || typeof found === 'object') return false;
  return likens(value, String(found)) === (operator === '=');
}

/** Stars stand for anything, at the beginning and at the end alone. */
function likens(pattern: string, text: string): boolean {
  const [, left, core = '', right] = pattern.match(/^(\*?)(.*?)(\*?)$/s) ?? [];
  if (left === '*' && right === '*') return text.includes(core);
  if (left === '*') return text.endsWith(core);
  return right === '*' ? text.startsWith(core) : text === core;
}
