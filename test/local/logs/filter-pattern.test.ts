import { describe, expect, it } from 'vitest';
import { parseFilterPattern } from '../../../local/logs/filter-pattern.ts';

const ERROR = '[ERROR 401] UNAUTHORIZED "REQUEST" user_1';

// CloudWatch Logs user guide, filter pattern syntax, terms in unstructured events: all terms must
// be there, in any order and with their case; those with a question mark are alternatives.
describe('terms', () => {
  it.each<[pattern: string, isMatch: boolean]>([
    ['', true],
    [' ', true],
    ['ERROR', true],
    ['error', false],
    ['401 ERROR', true],
    ['ERROR 402', false],
    ['"ERROR 401"', true],
    ['"401 ERROR"', false],
    ['"[ERROR 401] UN"', false],
    ['"] UNAUTHORIZED"', true],
    ['"\\"REQUEST\\""', true],
    ['user_1', true],
    ['user', false],
    ['AUTHORIZED', false],
    ['?WARN ?ERROR', true],
    ['?WARN ?"ERROR 401"', true],
    ['?WARN ?INFO', false],
  ])('%s: %s', (pattern, isMatch) => {
    expect(parseFilterPattern(pattern)(ERROR)).toBe(isMatch);
  });

  it('of Chinese stand between quotes', () => {
    expect(parseFilterPattern('"叮咚"')('一声叮咚响')).toBe(true);
    expect(() => parseFilterPattern('叮咚')).toThrow(/allowed are words/);
  });
});

const RECEIPT = JSON.stringify({
  status: 'FAILURE',
  delivery: { phoneCarrier: 'China Mobile', dwellTimeMs: 120, priceInUSD: 0.02, ok: true },
  tags: ['a', { deep: 'b' }],
  nothing: null,
});

// The same, terms in JSON events.
describe('a pattern for JSON', () => {
  it.each<[pattern: string, isMatch: boolean]>([
    ['{ $.status = "FAILURE" }', true],
    ['{$.status="FAILURE"}', true],
    ['{ $.status = FAILURE }', true],
    ['{ $.status = "SUCCESS" }', false],
    ['{ $.status != "SUCCESS" }', true],
    ['{ $.status != "FAILURE" }', false],
    ['{ $.missing != "FAILURE" }', false],
    ['{ $.status = "FAIL*" }', true],
    ['{ $.status = "*LURE" }', true],
    ['{ $.status = *AIL* }', true],
    ['{ $.status = "*AIL" }', false],
    ['{ $.status = "*" }', true],
    ['{ $.missing = "*" }', false],
    ['{ $.delivery = "*" }', false],
    ['{ $.delivery.phoneCarrier = "China Mobile" }', true],
    ['{ $.delivery.dwellTimeMs = 120 }', true],
    ['{ $.delivery.dwellTimeMs > 119.5 }', true],
    ['{ $.delivery.dwellTimeMs >= 121 }', false],
    ['{ $.delivery.dwellTimeMs < 1e3 }', true],
    ['{ $.delivery.dwellTimeMs <= 119 }', false],
    ['{ $.delivery.dwellTimeMs != 120 }', false],
    ['{ $.status > 1 }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.status NOT EXISTS }', false],
    ['{ $.nothing NOT EXISTS }', false],
    ['{ $.tags[0] = "a" }', true],
    ['{ $.tags[1].deep = "b" }', true],
    ['{ $.tags[2] NOT EXISTS }', true],
    ['{ $.status = "FAILURE" && $.delivery.dwellTimeMs = 1 }', false],
    ['{ $.status = "SUCCESS" || $.delivery.dwellTimeMs = 120 }', true],
    ['{ $.status = "FAILURE" || $.status = "x" && $.status = "y" }', true],
    ['{ ($.status = "FAILURE" || $.status = "x") && ($.status = "y") }', false],
    ['{ ($.status = "FAILURE") && (($.n > 1) || ($.b NOT EXISTS)) }', true],
  ])('%s: %s', (pattern, isMatch) => {
    expect(parseFilterPattern(pattern)(RECEIPT)).toBe(isMatch);
  });

  it('is about nothing that is no JSON object', () => {
    const pattern = parseFilterPattern('{ $.missing NOT EXISTS }');
    expect(['text', '1', '[]', 'x {}'].filter(pattern)).toEqual([]);
  });
});

describe('a pattern that is not played', () => {
  it.each<[pattern: string, named: RegExp]>([
    ['ERROR -WARN', /from -WARN on/],
    ['%ERR.*%', /from %ERR/],
    ['[ip, user]', /from \[ip/],
    ['ERROR ?WARN', /terms with \?/],
    ['"open', /from "open on/],
    ['""', /from "" on/],
    ['a"b"', /from a"b" on/],
    ['{ }', /has } where a property/],
    ['{ $.a }', /has } where NOT EXISTS or =/],
    ['{ $.a IS NULL }', /has IS where/],
    ['{ $.a = }', /has } where a number or a text/],
    ['{ $.a > "x" }', /has "x" where a number/],
    ['{ $.a = %x% }', /from %x%/],
    ['{ $.a = "x"', /its end where }/],
    ['{ ($.a = "x" }', /has } where \)/],
    ['{ $.a = "x" } y', /has y where nothing/],
    ['{ $.* = "x" }', /\$\.\* is not played/],
    ['{ $ = "x" }', /\$ is not played/],
    ['a'.repeat(1_025), /at most 1024/],
  ])('%s is an error that says where', (pattern, named) => {
    expect(() => parseFilterPattern(pattern)).toThrow(named);
  });
});
