import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../functions/adapters/table/item.ts';
import type { Write } from '../../../functions/adapters/table/write.ts';
import type { Tokens } from './tokens.ts';

/** What an expression speaks of. */
export interface Scope {
  /** As it was. */
  readonly item: Item;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Write['values'];
}

/** Undefined for what is not there. */
export type Operand = (scope: Scope) => AttributeValue | undefined;

/** An attribute, a value, the size of an attribute, or one attribute instead of another. */
export function operandOf(tokens: Tokens): Operand {
  if (tokens.took('size')) return tokens.inBrackets(() => sizeOf(operandOf(tokens)));
  if (tokens.took('if_not_exists')) {
    return tokens.inBrackets(() => {
      const there = attributeOf(tokens);
      tokens.expect(',');
      const otherwise = operandOf(tokens);
      return (scope) => there(scope) ?? otherwise(scope);
    });
  }
  const token = tokens.next();
  return token.startsWith(':') ? givenAs(token) : attributeNamed(nameIn(token));
}

/** What an attribute is called, of which the expression may say a stand-in. */
export type Name = (scope: Scope) => string;

export const nameOf = (tokens: Tokens): Name => nameIn(tokens.next());

export const attributeOf = (tokens: Tokens): Operand => attributeNamed(nameOf(tokens));

function nameIn(token: string): Name {
  if (!/^[#\w]/.test(token)) throw new Error(`no name ${token}`);
  if (!token.startsWith('#')) return () => token;
  return ({ names }) => {
    const name = names[token];
    if (name === undefined) throw new Error(`no name is given for ${token}`);
    return name;
  };
}

const attributeNamed =
  (name: Name): Operand =>
  (scope) =>
    scope.item[name(scope)];

const givenAs =
  (token: string): Operand =>
  ({ values }) => {
    const value = values[token];
    if (value === undefined) throw new Error(`no value is given for ${token}`);
    if (typeof value === 'number') return { N: String(value) };
    return typeof value === 'string' ? { S: value } : { SS: [...value] };
  };

const sizeOf =
  (operand: Operand): Operand =>
  (scope) => {
    const value = operand(scope);
    const size = value?.SS?.length ?? value?.S?.length;
    return size === undefined ? undefined : { N: String(size) };
  };
