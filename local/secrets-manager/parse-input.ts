import { Refused } from './refused.ts';

type Parsed<T extends string, L extends string, N extends string> = {
  readonly [K in T]?: string;
} & { readonly [K in L]?: readonly string[] } & { readonly [K in N]?: number };

/**
 * The parameters of a call, by their types.
 * @throws `Refused` for one of another type, and for one that is not played on this machine
 */
export function parseInput<
  T extends string = never,
  L extends string = never,
  N extends string = never,
>(
  input: Readonly<Record<string, unknown>>,
  played: {
    readonly texts?: readonly T[];
    readonly lists?: readonly L[];
    readonly numbers?: readonly N[];
  },
): Parsed<T, L, N> {
  const { texts = [], lists = [], numbers = [] } = played;
  const checks = new Map<string, (value: unknown) => boolean>([
    ...texts.map((name) => [name, isText] as const),
    ...lists.map((name) => [name, isTextList] as const),
    ...numbers.map((name) => [name, isCount] as const),
  ]);
  for (const [name, value] of Object.entries(input)) {
    const check = checks.get(name);
    if (check === undefined) {
      throw new Refused(
        'InvalidRequestException',
        `${name} is not played on this machine; ${[...checks.keys()].join(', ')} are`,
      );
    }
    if (!check(value)) {
      throw new Refused('InvalidParameterException', `${name} is ${JSON.stringify(value)}`);
    }
  }
  return input as Parsed<T, L, N>;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isText);

/** By the API reference, ListSecrets: `MaxResults` is 1 to 100. */
const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 100;
