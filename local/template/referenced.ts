import { isRecord } from '../record.ts';
import { PLACEHOLDER } from './intrinsic/substitute.ts';
import type { Scope } from './scope.ts';

/**
 * Every name that `Ref`, `Fn::GetAtt` and `Fn::Sub` mention, parameters included. Only the branch
 * an `Fn::If` takes counts, for the other one may name a resource that is left out.
 */
export function referenced(value: unknown, scope: Pick<Scope, 'condition'>): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => referenced(each, scope));
  if (!isRecord(value)) return [];
  const [call, ...rest] = Object.entries(value);
  if (call !== undefined && rest.length === 0) return byIntrinsic(call[0], call[1], scope);
  return Object.values(value).flatMap((each) => referenced(each, scope));
}

function byIntrinsic(
  name: string,
  argument: unknown,
  scope: Pick<Scope, 'condition'>,
): readonly string[] {
  const [first, ...rest]: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  if (name === 'Fn::If') return referenced(taken(first, rest, scope), scope);
  const deeper = referenced(argument, scope);
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? [argument] : deeper;
    case 'Fn::GetAtt':
      return typeof first === 'string' ? [beforeDot(first), ...deeper] : deeper;
    case 'Fn::Sub':
      return typeof first === 'string' ? [...placeholders(first, rest[0]), ...deeper] : deeper;
    default:
      return deeper;
  }
}

/** The `!Literal` of `${!Literal}` comes along: it can be no logical id. */
function placeholders(text: string, variables: unknown): readonly string[] {
  const own = isRecord(variables) ? Object.keys(variables) : [];
  return [...text.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name)
    .filter((name) => !own.includes(name))
    .map(beforeDot);
}

function taken(condition: unknown, branches: readonly unknown[], scope: Pick<Scope, 'condition'>) {
  const value = typeof condition === 'string' ? scope.condition(condition) : undefined;
  // Resolving the template says what is wrong with a condition nobody defined.
  return value === undefined ? branches : branches[value ? 0 : 1];
}

function beforeDot(name: string): string {
  return name.split('.', 1)[0] ?? name;
}
