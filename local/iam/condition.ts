import { isRecord } from '../record.ts';
import { arnPattern, type Pattern, textPattern } from './pattern.ts';
import { listOf, PolicyError } from './policy-error.ts';

/** What is known of a call, by the condition keys that can be judged here; absent where unknown. */
export type Circumstances = { readonly [Key in ConditionKey]?: string };

type ConditionKey = (typeof KEYS)[number];

const KEYS = [
  'aws:PrincipalArn',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'iam:PassedToService',
] as const;

export type Condition = (circumstances: Circumstances) => boolean;

/**
 * Every key of every operator must hold; of a key's values any one
 * (by the IAM User Guide, JSON policy elements: Condition).
 * @throws a `PolicyError` for an operator or a key that cannot be judged
 */
export function parseConditions(given: unknown, at: string): readonly Condition[] {
  if (given === undefined) return [];
  if (!isRecord(given)) throw new PolicyError(at, given, 'an object of operators');
  return Object.entries(given).flatMap(([operator, keys]) => {
    const compile = OPERATORS.get(operator.replace(/IfExists$/, ''));
    if (compile === undefined) throw new PolicyError(at, operator, OPERATORS_ALLOWED);
    if (!isRecord(keys) || Object.keys(keys).length === 0) {
      throw new PolicyError(`${at}.${operator}`, keys, 'an object of keys');
    }
    return Object.entries(keys).map(([key, values]) =>
      conditionOf(`${at}.${operator}`, key, values, compile, operator.endsWith('IfExists')),
    );
  });
}

function conditionOf(
  at: string,
  key: string,
  values: unknown,
  compile: Compile,
  holdsWithout: boolean,
): Condition {
  const known = KEYS.find((each) => each.toLowerCase() === key.toLowerCase());
  if (known === undefined) throw new PolicyError(at, key, `one of ${KEYS.join(', ')}`);
  const path = `${at}.${key}`;
  const patterns = listOf(values, path, 'true or false').map((text) => compile(text, path));
  return (circumstances) => {
    const value = circumstances[known];
    if (value === undefined) return holdsWithout;
    return patterns.some((pattern) => pattern.matches(value));
  };
}

type Compile = (text: string, at: string) => Pattern;

const OPERATORS: ReadonlyMap<string, Compile> = new Map<string, Compile>([
  ['ArnEquals', arnPattern],
  ['ArnLike', arnPattern],
  ['Bool', (text) => ({ text, matches: (value) => value === text.toLowerCase() })],
  ['StringEquals', (text) => ({ text, matches: (value) => value === text })],
  ['StringLike', textPattern],
]);

const OPERATORS_ALLOWED = `one of ${[...OPERATORS.keys()].join(', ')}, each also with IfExists`;
