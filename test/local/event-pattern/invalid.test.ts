import { describe, expect, it } from 'vitest';
import { InvalidPattern, parsePattern } from '../../../local/event-pattern.ts';

describe('a pattern EventBridge refuses', () => {
  it.each<[pattern: unknown, path: string]>([
    [[], 'EventPattern'],
    ['{"x":["a"]}', 'EventPattern'],
    [{}, 'EventPattern'],
    [{ x: {} }, 'EventPattern.x'],
    [{ x: 'a' }, 'EventPattern.x'],
    [{ x: null }, 'EventPattern.x'],
    [{ a: { x: [] } }, 'EventPattern.a.x'],
    [{ x: ['a', ['b']] }, 'EventPattern.x[1]'],
    [{ x: [{}] }, 'EventPattern.x[0]'],
    [{ x: [{ prefx: 'a' }] }, 'EventPattern.x[0]'],
    [{ x: [{ toString: 'a' }] }, 'EventPattern.x[0]'],
    [{ x: [{ prefix: 'a', suffix: 'b' }] }, 'EventPattern.x[0]'],
    [{ x: [Number.NaN] }, 'EventPattern.x[0]'],
    [{ x: [{ prefix: 5 }] }, 'EventPattern.x[0].prefix'],
    [{ x: [{ prefix: { wildcard: 'a' } }] }, 'EventPattern.x[0].prefix'],
    [{ x: [{ 'equals-ignore-case': ['a'] }] }, 'EventPattern.x[0].equals-ignore-case'],
    [{ x: [{ wildcard: 'a**b' }] }, 'EventPattern.x[0].wildcard'],
    [{ x: [{ wildcard: 'a\\b' }] }, 'EventPattern.x[0].wildcard'],
    [{ x: [{ wildcard: 'a\\' }] }, 'EventPattern.x[0].wildcard'],
    [{ x: [{ 'anything-but': [] }] }, 'EventPattern.x[0].anything-but'],
    [{ x: [{ 'anything-but': ['a', 1] }] }, 'EventPattern.x[0].anything-but'],
    [{ x: [{ 'anything-but': null }] }, 'EventPattern.x[0].anything-but'],
    [{ x: [{ 'anything-but': { numeric: ['=', 1] } }] }, 'EventPattern.x[0].anything-but'],
    [{ x: [{ 'anything-but': { prefix: '' } }] }, 'EventPattern.x[0].anything-but.prefix'],
    [{ x: [{ 'anything-but': { suffix: [] } }] }, 'EventPattern.x[0].anything-but.suffix'],
    [{ x: [{ numeric: ['=', 1, '<', 5] }] }, 'EventPattern.x[0].numeric'],
    [{ x: [{ numeric: ['>', 5, '<', 5] }] }, 'EventPattern.x[0].numeric'],
    [{ x: [{ numeric: ['<', 5, '>', 0] }] }, 'EventPattern.x[0].numeric'],
    [{ x: [{ numeric: ['>'] }] }, 'EventPattern.x[0].numeric'],
    [{ x: [{ numeric: ['!=', 5] }] }, 'EventPattern.x[0].numeric[0]'],
    [{ x: [{ numeric: ['>', '5'] }] }, 'EventPattern.x[0].numeric[0]'],
    [{ x: [{ numeric: ['>', 5.1e9] }] }, 'EventPattern.x[0].numeric[1]'],
    [{ x: [{ exists: 'true' }] }, 'EventPattern.x[0].exists'],
    [{ x: [{ cidr: '10.0.0.0' }] }, 'EventPattern.x[0].cidr'],
    [{ x: [{ cidr: '10.0.0.0/32' }] }, 'EventPattern.x[0].cidr'],
    [{ x: [{ cidr: '::1/128' }] }, 'EventPattern.x[0].cidr'],
    [{ x: [{ cidr: 'localhost/8' }] }, 'EventPattern.x[0].cidr'],
    [{ $or: [{ x: ['a'] }] }, 'EventPattern.$or'],
    [{ $or: { x: ['a'] } }, 'EventPattern.$or'],
    [{ a: { $or: [{ x: ['a'] }, 'b'] } }, 'EventPattern.a.$or[1]'],
    [{ $or: [{ x: ['a'] }, { prefix: ['b'] }] }, 'EventPattern.$or[1]'],
  ])('%j fails at %s', (pattern, path) => {
    const failure = failureOf(pattern);
    expect(failure).toBeInstanceOf(InvalidPattern);
    expect(failure).toMatchObject({ path });
    expect(String(failure)).toMatch(/: found .+; allowed: .+/);
  });

  it('is one of more than 2,048 characters', () => {
    const sized = (characters: number) => ({ x: ['a'.repeat(characters - '{"x":[""]}'.length)] });
    expect(failureOf(sized(2048))).toBeUndefined();
    expect(String(failureOf(sized(2049)))).toContain('2049 characters of JSON');
  });
});

function failureOf(pattern: unknown): unknown {
  try {
    parsePattern(pattern);
    return undefined;
  } catch (failure) {
    return failure;
  }
}
