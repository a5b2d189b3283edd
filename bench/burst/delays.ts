import type { Random } from '../../test/support/a-random.ts';
import type { VirtualTime } from '../../test/support/running-time.ts';

/** The shortest and the longest that something takes, in ms; anything between is as likely. */
export type Span = readonly [fromMs: number, toMs: number];

/** What calls take on the way there and back. */
export const DELAYS = {
  /** From PutEvents to the queue. */
  bus: [20, 120],
  table: [3, 15],
  carrier: [60, 140],
  /** ReceiveMessage, the invocation, DeleteMessage, SendMessage: each. */
  queue: [10, 60],
} as const satisfies Readonly<Record<string, Span>>;

export type Delays = ReturnType<typeof createDelays>;

/** Lets time go by, as long as calls take. */
export function createDelays(time: VirtualTime, random: Random) {
  const draw = ([fromMs, toMs]: Span) => fromMs + random.whole(toMs - fromMs + 1);
  const pass = (span: Span) => time.pass(draw(span));

  /** What it does happens half way: another call may come first, or see it before its caller. */
  async function call<T>(span: Span, work: () => T | Promise<T>): Promise<T> {
    const wholeMs = draw(span);
    const thereMs = Math.floor(wholeMs / 2);
    await time.pass(thereMs);
    try {
      return await work();
    } finally {
      await time.pass(wholeMs - thereMs);
    }
  }

  /** A port whose every call takes so long. */
  function slow<T extends object>(port: T, span: Span): T {
    return new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => call(span, () => method.apply(target, args));
      },
    });
  }

  return { pass, call, slow };
}
