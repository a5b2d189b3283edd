import { isRecord } from '../record.ts';

/**
 * The size by which DynamoDB bills an item: its names and its values, by the developer guide, on
 * item sizes and formats. What the guide calls approximate, numbers, is as dynalite measured it.
 */
export const itemBytes = (item: Readonly<Record<string, unknown>>): number =>
  sum(Object.entries(item), ([name, value]) => Buffer.byteLength(name) + valueBytes(value));

function valueBytes(typed: unknown): number {
  const [[type = '', value] = []] = isRecord(typed) ? Object.entries(typed) : [];
  const many = Array.isArray(value) ? value : [];
  switch (type) {
    case 'S':
      return Buffer.byteLength(String(value));
    case 'N':
      return numberBytes(String(value));
    case 'B':
      return Buffer.byteLength(String(value), 'base64');
    case 'SS':
    case 'NS':
    case 'BS':
      return sum(many, (each) => valueBytes({ [type.charAt(0)]: each }));
    case 'L':
      return CONTAINER_BYTES + sum(many, (each) => 1 + valueBytes(each));
    case 'M': {
      const members = isRecord(value) ? value : {};
      return CONTAINER_BYTES + Object.keys(members).length + itemBytes(members);
    }
    // NULL and BOOL.
    default:
      return 1;
  }
}

const CONTAINER_BYTES = 3;

// A byte for each two digits but for zeros at either end, one for the exponent, one for a minus.
function numberBytes(text: string): number {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)\.?(\d*)/.exec(text) ?? [];
  const digits =
    whole.padStart(even(whole.length), '0') + fraction.padEnd(even(fraction.length), '0');
  const pairs = digits.replace(/^(?:00)+/, '').replace(/(?<=^(?:..)*)(?:00)+$/, '').length / 2;
  return 1 + pairs + (pairs > 0 ? sign.length : 0);
}

const even = (length: number): number => length + (length % 2);

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);
