import { comparisonOf, isComparedBy } from './comparison.ts';
import { attributeOf, type Operand, operandOf, type Scope } from './operand.ts';
import type { Tokens } from './tokens.ts';

export type Condition = (scope: Scope) => boolean;

export function conditionOf(tokens: Tokens): Condition {
  const any = [allOf(tokens)];
  while (tokens.took('OR')) any.push(allOf(tokens));
  return only(any) ?? ((scope) => any.some((each) => each(scope)));
}

function allOf(tokens: Tokens): Condition {
  const all = [oneOf(tokens)];
  while (tokens.took('AND')) all.push(oneOf(tokens));
  return only(all) ?? ((scope) => all.every((each) => each(scope)));
}

const only = ([one, ...others]: readonly Condition[]): Condition | undefined =>
  others.length === 0 ? one : undefined;

function oneOf(tokens: Tokens): Condition {
  if (tokens.took('NOT')) {
    const inner = oneOf(tokens);
    return (scope) => !inner(scope);
  }
  if (tokens.took('(')) {
    const inner = conditionOf(tokens);
    tokens.expect(')');
    return inner;
  }
  if (tokens.took('attribute_exists')) return existing(tokens);
  if (tokens.took('attribute_not_exists')) {
    const exists = existing(tokens);
    return (scope) => !exists(scope);
  }
  if (tokens.took('begins_with')) return beginning(tokens);
  if (tokens.took('contains')) return containing(tokens);
  return compared(tokens);
}

function existing(tokens: Tokens): Condition {
  const attribute = tokens.inBrackets(() => attributeOf(tokens));
  return (scope) => attribute(scope) !== undefined;
}

function beginning(tokens: Tokens): Condition {
  const [whole, start] = pairOf(tokens);
  return (scope) => {
    const text = start(scope)?.S;
    return text !== undefined && whole(scope)?.S?.startsWith(text) === true;
  };
}

/** A member of a set, or a part of a text. */
function containing(tokens: Tokens): Condition {
  const [whole, part] = pairOf(tokens);
  return (scope) => {
    const text = part(scope)?.S;
    const { SS: set, S: within } = whole(scope) ?? {};
    return text !== undefined && (set ?? within)?.includes(text) === true;
  };
}

const pairOf = (tokens: Tokens): readonly [Operand, Operand] =>
  tokens.inBrackets(() => {
    const whole = attributeOf(tokens);
    tokens.expect(',');
    return [whole, operandOf(tokens)];
  });

function compared(tokens: Tokens): Condition {
  const one = operandOf(tokens);
  if (tokens.took('BETWEEN')) {
    const from = operandOf(tokens);
    tokens.expect('AND');
    const to = operandOf(tokens);
    return (scope) =>
      isComparedBy['>='](one(scope), from(scope)) && isComparedBy['<='](one(scope), to(scope));
  }
  if (tokens.took('IN')) {
    const many = tokens.inBrackets(() => tokens.list(() => operandOf(tokens)));
    return (scope) => many.some((each) => isComparedBy['='](one(scope), each(scope)));
  }
  const isSo = comparisonOf(tokens.next());
  const other = operandOf(tokens);
  return (scope) => isSo(one(scope), other(scope));
}
