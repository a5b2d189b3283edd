import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { nameOf, type Operand, operandOf, type Scope } from './operand.ts';
import type { Tokens } from './tokens.ts';

/** Changes a copy of the item. */
export type Update = (scope: Scope, copy: Copy) => void;

type Copy = Record<string, AttributeValue>;

export function updateOf(tokens: Tokens): Update {
  const changes: Update[] = [];
  while (!tokens.isAtEnd()) changes.push(...clauseOf(tokens));
  return (scope, copy) => {
    for (const change of changes) change(scope, copy);
  };
}

function clauseOf(tokens: Tokens): readonly Update[] {
  if (tokens.took('SET')) return tokens.list(() => setting(tokens));
  if (tokens.took('REMOVE')) return tokens.list(() => removing(tokens));
  tokens.expect('ADD');
  return tokens.list(() => adding(tokens));
}

function setting(tokens: Tokens): Update {
  const name = nameOf(tokens);
  tokens.expect('=');
  const value = sumOf(tokens);
  return (scope, copy) => {
    copy[name(scope)] = present(value(scope));
  };
}

function sumOf(tokens: Tokens): Operand {
  const left = operandOf(tokens);
  const sign = [1, -1].find((each) => tokens.took(each === 1 ? '+' : '-'));
  if (sign === undefined) return left;
  const right = operandOf(tokens);
  return (scope) => ({ N: String(numberIn(left(scope)) + sign * numberIn(right(scope))) });
}

function removing(tokens: Tokens): Update {
  const name = nameOf(tokens);
  return (scope, copy) => {
    delete copy[name(scope)];
  };
}

/** To a number, or to a set; to what is not there yet as to 0, or to an empty set. */
function adding(tokens: Tokens): Update {
  const name = nameOf(tokens);
  const added = operandOf(tokens);
  return (scope, copy) => {
    const called = name(scope);
    copy[called] = increased(scope.item[called], present(added(scope)));
  };
}

function increased(before: AttributeValue | undefined, added: AttributeValue): AttributeValue {
  if (added.N !== undefined) {
    return { N: String((before === undefined ? 0 : numberIn(before)) + numberIn(added)) };
  }
  if (before !== undefined && before.SS === undefined) throw new Error('no set to add to');
  return { SS: [...new Set([...(before?.SS ?? []), ...setIn(added)])] };
}

function numberIn(value: AttributeValue | undefined): number {
  if (value?.N === undefined) throw new Error('no number to count with');
  return Number(value.N);
}

/** DynamoDB keeps no empty set. */
function setIn({ SS: set }: AttributeValue): readonly string[] {
  if (set === undefined || set.length === 0) throw new Error('no set to add');
  return set;
}

function present(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined) throw new Error('an operand that is not there');
  return value;
}
