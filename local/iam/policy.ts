import { isRecord } from '../record.ts';
import { type Circumstances, type Condition, parseConditions } from './condition.ts';
import { actionPattern, anythingBut, type Pattern, resourcePattern } from './pattern.ts';
import { listOf, PolicyError } from './policy-error.ts';
import { type Principal, parsePrincipals } from './principal.ts';

export interface Statement {
  /** Counted from 0, as in `ThePolicy.Statement[0]`. */
  readonly at: string;
  readonly effect: 'Allow' | 'Deny';
  /** None in a role's own policy. */
  readonly principals: readonly Principal[];
  /** Every action with every resource, as written. */
  readonly scopes: readonly Scope[];
  readonly conditions: readonly Condition[];
}

/** One action of a statement on one of its resources. */
export interface Scope {
  /** By where it is written, not by names: the same in a template of another stage. */
  readonly id: string;
  readonly action: Pattern;
  readonly resource: Pattern;
}

/** What a policy belongs to: a role, a resource, or, for who may assume it, a role again. */
export type PolicyKind = 'identity' | 'resource' | 'trust';

/**
 * @param at names the policy in errors
 * @throws a `PolicyError` naming policy, statement and key, for whatever cannot be judged
 */
export function parsePolicy(document: unknown, kind: PolicyKind, at: string): readonly Statement[] {
  const { Version, Statement } = elementsOf(document, at, ['Id', 'Statement', 'Version']);
  if (Version !== '2012-10-17') throw new PolicyError(`${at}.Version`, Version, '2012-10-17');
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return statements.map((each, i) => parseStatement(each, kind, `${at}.Statement[${i}]`));
}

/** Whether a statement speaks of a call, whoever makes it. */
export const scopesOf = (
  { scopes, conditions }: Statement,
  { action, resource }: { readonly action: string; readonly resource: string },
  circumstances: Circumstances,
): readonly Scope[] => {
  const mine = scopes.filter((s) => s.action.matches(action) && s.resource.matches(resource));
  return mine.length > 0 && conditions.every((holds) => holds(circumstances)) ? mine : [];
};

function parseStatement(given: unknown, kind: PolicyKind, at: string): Statement {
  const elements = elementsOf(given, at, ELEMENTS[kind]);
  const { Effect, Principal, Condition } = elements;
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    throw new PolicyError(`${at}.Effect`, Effect, 'Allow or Deny');
  }
  const actions = patternsOf(elements, 'Action', at, parseAction);
  const resources =
    kind === 'trust' ? [EVERYTHING] : patternsOf(elements, 'Resource', at, resourcePattern);
  return {
    at,
    effect: Effect,
    principals: kind === 'identity' ? [] : parsePrincipals(Principal, `${at}.Principal`),
    scopes: actions.flatMap((action) =>
      resources.map((resource, i) => ({ id: `${at} ${action.text} ${i}`, action, resource })),
    ),
    conditions: parseConditions(Condition, `${at}.Condition`),
  };
}

const COMMON = ['Action', 'Condition', 'Effect', 'NotAction', 'Sid'];
const ELEMENTS: Readonly<Record<PolicyKind, readonly string[]>> = {
  identity: [...COMMON, 'NotResource', 'Resource'],
  resource: [...COMMON, 'NotResource', 'Principal', 'Resource'],
  trust: [...COMMON, 'Principal'],
};

type Elements = Readonly<Record<string, unknown>>;

function elementsOf(given: unknown, at: string, allowed: readonly string[]): Elements {
  if (!isRecord(given)) throw new PolicyError(at, given, 'an object');
  const strange = Object.keys(given).find((name) => !allowed.includes(name));
  if (strange === undefined) return given;
  throw new PolicyError(at, strange, `one of ${allowed.join(', ')}`);
}

/** `Action` or `NotAction`, one of them and not both; so with `Resource`. */
function patternsOf(
  elements: Elements,
  name: 'Action' | 'Resource',
  at: string,
  parse: (text: string, at: string) => Pattern,
): readonly Pattern[] {
  const { [name]: given, [`Not${name}`]: excluded } = elements;
  if ((given === undefined) === (excluded === undefined)) {
    throw new PolicyError(at, Object.keys(elements), `either ${name} or Not${name}`);
  }
  const path = `${at}.${given === undefined ? 'Not' : ''}${name}`;
  const patterns = listOf(given ?? excluded, path).map((text) => parse(text, path));
  return given === undefined ? [anythingBut(patterns)] : patterns;
}

function parseAction(text: string, at: string): Pattern {
  if (text === '*' || /^[\w-]+:[\w*?]+$/.test(text)) return actionPattern(text);
  throw new PolicyError(at, text, '* or an action such as sqs:SendMessage');
}

const EVERYTHING = resourcePattern('*');
