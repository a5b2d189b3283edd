import { describe, expect, it, vi } from 'vitest';
import { isAlive, PATIENCE, runFunction } from '../fixtures/bundle.ts';

/** Does to its process what the event says, and otherwise answers with its id. */
const DOING = `
  process.on('SIGTERM', () => {});
  const doings = {
    exit: () => process.exit(3),
    kill: () => process.kill(process.pid, 'SIGKILL'),
    hang: () => { console.log(process.pid); for (;;); },
    dangle: () => new Promise(() => {}),
    sleep: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
    reject: () => { Promise.reject(new Error('unheard')); return new Promise(() => {}); },
    late: () => { setImmediate(() => { throw new Error('late'); }); return new Promise(() => {}); },
  };
  export const handler = ({ does }) => doings[does]?.() ?? process.pid;
`;

// Lambda developer guide, on the life of an execution environment: when the process ends or the
// time is over, the invocation fails, and the next one gets an environment of its own.
describe('a process that ends during an invocation', () => {
  it.each([
    ['exit', /^RequestId: \S{36} Error: Runtime exited with error: exit status 3$/],
    ['kill', /signal: killed/],
    // Nothing is left that could ever settle the promise: Node ends by itself.
    ['dangle', /exit status 13/],
  ])('by %s is a Runtime.ExitError, and the next has a new one', async (does, message) => {
    const { invoke, answer } = await runFunction(DOING);
    const before = await answer();
    expect(await invoke({ does })).toEqual({
      ok: false,
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(message),
    });
    const after = await answer();
    expect(after).toEqual(expect.any(Number));
    expect(after).not.toBe(before);
  });
});

// Lambda developer guide, on errors of Node functions: what nobody catches fails the invocation
// with the error's own type, or as Runtime.UnhandledPromiseRejection, and ends the process.
describe('an error that nobody catches', () => {
  it.each([
    ['late', 'Error', 'late'],
    ['reject', 'Runtime.UnhandledPromiseRejection', 'Error: unheard'],
  ])('(%s) is told as %s, and the next has a new process', async (does, type, message) => {
    const { invoke, answer, lines } = await runFunction(DOING);
    const before = await answer();
    const result = { ok: false, errorType: type, errorMessage: message };
    expect(await invoke({ does })).toEqual(result);
    const after = await answer();
    expect(after).toEqual(expect.any(Number));
    expect(after).not.toBe(before);
    expect(lines.join()).toContain(message);
  });
});

describe('an invocation that outlasts its timeout', () => {
  it.each(['hang', 'sleep'])('by %s is told with its request and the time', async (does) => {
    const { invoke } = await runFunction(DOING, { timeoutSeconds: 1 });
    const startedAt = performance.now();
    expect(await invoke({ does })).toEqual({
      ok: false,
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: \S{36} .*timed out after 1\.00 seconds$/),
    });
    expect(performance.now() - startedAt).toBeGreaterThan(950);
  });

  it('ends its process, even one that heeds no signal, and the next has a new one', async () => {
    const { invoke, answer, lines } = await runFunction(DOING, { timeoutSeconds: 1 });
    await invoke({ does: 'hang' });
    // At once: the old process may not have ended yet.
    const after = await answer();
    const hung = Number(lines[0]?.replace('greet: ', ''));
    expect(after).not.toBe(hung);
    await vi.waitFor(() => expect(isAlive(hung)).toBe(false), PATIENCE);
  });

  it('has all of its time after a slow start', async () => {
    const slowStart = `
      for (const end = Date.now() + 1_200; Date.now() < end; );
      export const handler = (event, context) => context.getRemainingTimeInMillis();
    `;
    const { answer } = await runFunction(slowStart, { timeoutSeconds: 1 });
    expect(await answer()).toBeGreaterThan(0);
  });
});

describe('a function that calls the Runtime API in a way that there is not', () => {
  it('is refused, and answers its invocations all the same', async () => {
    const { answer } = await runFunction(`
      const api = \`http://\${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime\`;
      const post = async (path, body) => {
        const answer = await fetch(\`\${api}/\${path}\`, { method: 'POST', body }).catch(() => {});
        return answer === undefined || answer.status >= 400;
      };
      export const handler = () => Promise.all([post('nowhere', '{}'), post('init/error', '{')]);
    `);
    expect(await answer()).toEqual([true, true]);
  });
});
