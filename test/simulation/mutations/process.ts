import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Asked, Lived } from './child.ts';

export interface SimulatorProcess {
  /** One after the other. Never rejects: a process that ends is followed by another. */
  live(asked: Asked): Promise<Lived>;
  end(): void;
}

/** Lives through worlds beside this process, where a world without an end holds up nobody. */
export function simulatorProcess(): SimulatorProcess {
  let child: ChildProcess | undefined;

  function end(): void {
    child?.kill('SIGKILL');
    child = undefined;
  }

  return {
    end,
    live(asked) {
      child ??= fork(CHILD, { execArgv: [] });
      const { promise, resolve } = Promise.withResolvers<Lived>();
      const fail = (why: string) => {
        end();
        resolve({ is: 'failed', why });
      };
      const patience = AbortSignal.timeout(ENDLESS_MS);
      const lose = () => fail(`no end in ${ENDLESS_MS} ms`);
      patience.addEventListener('abort', lose);
      const ended = (code: number | null) => fail(`the process ended with ${code}`);
      child.once('message', (lived) => resolve(lived as Lived));
      child.once('exit', ended);
      child.send(asked);
      return promise.finally(() => {
        patience.removeEventListener('abort', lose);
        child?.off('exit', ended);
      });
    },
  };
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

/** A hundred times what a small world takes. */
const ENDLESS_MS = 120_000;
