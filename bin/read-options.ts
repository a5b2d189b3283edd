import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

/**
 * The options of a script that takes nothing else.
 * @throws in one line: what is wrong, and which options are allowed
 */
export function readOptions<O extends Options>(args: readonly string[], options: O) {
  return inOneLine(options, () => parseArgs({ args: [...args], options }).values);
}

/** The same for a script that takes words beside its options. */
export function readArguments<O extends Options>(args: readonly string[], options: O) {
  const config = { args: [...args], options, allowPositionals: true } as const;
  return inOneLine(options, () => parseArgs(config));
}

function inOneLine<T>(options: Options, read: () => T): T {
  try {
    return read();
  } catch (error) {
    // What follows the first sentence is advice for positional arguments.
    const [wrong] = (error as Error).message.split(/\. |\.?\n/);
    const allowed = Object.entries(options).map(([name, { type }]) =>
      type === 'string' ? `--${name} <${name}>` : `--${name}`,
    );
    throw new Error(`${wrong}; allowed is ${allowed.join(', ') || 'nothing'}`);
  }
}
