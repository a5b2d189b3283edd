import { parseArgs } from 'node:util';

export interface StartChoices {
  readonly stage: string;
  /** Of the endpoint for AWS SDKs and the AWS CLI; 4566 by default, 0 for any that is free. */
  readonly port: number;
  /** Of the console; 4577 by default, 0 for any that is free. */
  readonly consolePort: number;
  readonly plays: 'nothing' | 'a-day';
}

/** @throws naming the option that is wrong, and what is allowed */
export function readStartOptions(args: readonly string[]): StartChoices {
  const { values } = parseArgs({
    args: [...args],
    options: {
      stage: { type: 'string', default: 'dev' },
      port: { type: 'string', default: '4566' },
      'console-port': { type: 'string', default: '4577' },
      demo: { type: 'boolean', default: false },
    },
  });
  return {
    stage: values.stage,
    port: readPort('--port', values.port),
    consolePort: readPort('--console-port', values['console-port']),
    plays: values.demo ? 'a-day' : 'nothing',
  };
}

function readPort(option: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Error(`${option} is ${text}; allowed is a port from 0 to 65535`);
}
