import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../functions/adapters/table/item.ts';
import type { Write } from '../../functions/adapters/table/write.ts';

/** Whether a write's condition holds of an item; of the language as much as the adapters speak. */
export function conditionHolds(item: Item, write: Write): boolean {
  if (write.condition === undefined) return true;
  const reader = new Reader(write.condition, item, write);
  const holds = reader.either();
  reader.end();
  return holds;
}

/** The item once its update is done; every operand is read from the item as it was. */
export function itemAfter(item: Item, write: Write): Item {
  const after: Record<string, AttributeValue> = { ...item };
  const reader = new Reader(write.update, item, write);
  while (!reader.isAtEnd()) {
    if (reader.took('SET')) {
      do {
        const name = reader.name();
        reader.expect('=');
        after[name] = reader.sum();
      } while (reader.took(','));
    } else {
      reader.expect('REMOVE');
      do delete after[reader.name()];
      while (reader.took(','));
    }
  }
  return after;
}

/** Reads an expression from left to right, and works it out as it goes. */
class Reader {
  readonly #tokens: readonly string[];
  readonly #item: Item;
  readonly #write: Write;
  #next = 0;

  constructor(expression: string, item: Item, write: Write) {
    this.#tokens = expression.match(/[#:]?\w+|<=|>=|<>|[^\s\w]/g) ?? [];
    this.#item = item;
    this.#write = write;
  }

  isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  end(): void {
    if (!this.isAtEnd()) throw this.#unread();
  }

  took(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.took(token)) throw this.#unread();
  }

  name(): string {
    const token = this.#token();
    return token.startsWith('#') ? (this.#write.names?.[token] ?? token) : token;
  }

  sum(): AttributeValue {
    const left = present(this.#operand());
    if (!this.took('+')) return left;
    return { N: String(numberIn(left) + numberIn(present(this.#operand()))) };
  }

  either(): boolean {
    let holds = this.#both();
    // What comes after is read even where it no longer counts.
    while (this.took('OR')) holds = this.#both() || holds;
    return holds;
  }

  #both(): boolean {
    let holds = this.#term();
    while (this.took('AND')) holds = this.#term() && holds;
    return holds;
  }

  #term(): boolean {
    if (this.took('(')) return this.#closed(this.either());
    if (this.took('attribute_not_exists')) return !this.#exists();
    if (this.took('attribute_exists')) return this.#exists();
    const left = this.#operand();
    if (this.took('IN')) return this.#isAmong(left);
    if (!this.took('BETWEEN')) return compared(left, this.#token(), this.#operand());
    const from = this.#operand();
    this.expect('AND');
    const to = this.#operand();
    return compared(left, '>=', from) && compared(left, '<=', to);
  }

  #isAmong(one: AttributeValue | undefined): boolean {
    this.expect('(');
    let isAmong = false;
    do isAmong = compared(one, '=', this.#operand()) || isAmong;
    while (this.took(','));
    return this.#closed(isAmong);
  }

  #exists(): boolean {
    this.expect('(');
    return this.#closed(this.#item[this.name()] !== undefined);
  }

  #operand(): AttributeValue | undefined {
    if (this.took('if_not_exists')) {
      this.expect('(');
      const there = this.#item[this.name()];
      this.expect(',');
      const otherwise = this.#operand();
      return this.#closed(there ?? otherwise);
    }
    const value = this.#write.values[this.#tokens[this.#next] ?? ''];
    if (value === undefined) return this.#item[this.name()];
    this.#next += 1;
    if (typeof value === 'number') return { N: String(value) };
    return typeof value === 'string' ? { S: value } : { SS: [...value] };
  }

  #closed<T>(inner: T): T {
    this.expect(')');
    return inner;
  }

  #token(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw this.#unread();
    this.#next += 1;
    return token;
  }

  #unread(): Error {
    return new Error(`cannot read on at ${this.#tokens.slice(this.#next).join(' ') || 'the end'}`);
  }
}

/** Of two types, or of what is not there, nothing holds. */
function compared(
  left: AttributeValue | undefined,
  sign: string,
  right: AttributeValue | undefined,
): boolean {
  const [a, b] = [comparable(left), comparable(right)];
  const isAlike = a !== undefined && b !== undefined && typeof a === typeof b;
  switch (sign) {
    case '=':
      return isAlike && a === b;
    case '<>':
      return !isAlike || a !== b;
    case '<':
      return isAlike && a < b;
    case '<=':
      return isAlike && a <= b;
    case '>':
      return isAlike && a > b;
    case '>=':
      return isAlike && a >= b;
    default:
      throw new Error(`no comparison ${sign}`);
  }
}

const comparable = (value: AttributeValue | undefined): number | string | undefined =>
  value?.N === undefined ? value?.S : Number(value.N);

const numberIn = (value: AttributeValue): number => Number(value.N);

function present(value: AttributeValue | undefined): AttributeValue {
  if (value === undefined) throw new Error('an operand that is not there');
  return value;
}
