/**
 * Runs the tasks of many callers, a few at once and each caller in its turn: AWS does not let one
 * function's burst delay another's call, and neither may one machine that plays it.
 */
export function createFairQueue(concurrency: number) {
  const waiting = new Map<string, (() => void)[]>();
  let running = 0;

  const startNext = () => {
    const [first] = waiting;
    if (first === undefined || running >= concurrency) return;
    const [caller, tasks] = first;
    const start = tasks.shift();
    // To the end of the line, where the caller has more.
    waiting.delete(caller);
    if (tasks.length > 0) waiting.set(caller, tasks);
    running += 1;
    start?.();
  };

  return function inFairTurn<T>(caller: string, task: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const start = () => {
        // A task that throws before its first await must give its place back like any other.
        Promise.resolve()
          .then(task)
          .then(resolve, reject)
          .finally(() => {
            running -= 1;
            startNext();
          });
      };
      waiting.set(caller, [...(waiting.get(caller) ?? []), start]);
      startNext();
    });
  };
}
