const RealDate = globalThis.Date;

/** This machine's own time, whatever `Date` has been made to say. */
export const realNowMs = (): number => RealDate.now();

/**
 * Makes `Date` go by another time, for code that knows nothing of it: the functions' own, and the
 * emulators from npm. `performance.now()` and timers stay real, as timeouts are to.
 * @returns what makes `Date` this machine's own again
 */
export function shiftDate(nowMs: () => number): () => void {
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [nowMs()] : args, newTarget),
    apply: () => new RealDate(nowMs()).toString(),
    get: (target, key) => (key === 'now' ? nowMs : Reflect.get(target, key)),
  });
  return () => {
    globalThis.Date = RealDate;
  };
}
