import { describe, expect, it } from 'vitest';
import { runFunction } from '../fixtures/bundle.ts';

// Lambda developer guide, on the life of an execution environment: what fails while a function is
// initialized fails the invocation that waits for it.
describe('a bundle that cannot be loaded', () => {
  it.each<[what: string, source: string, errorType: string, message: RegExp]>([
    ['throws', `throw new TypeError('no table');`, 'TypeError', /^no table$/],
    ['is no JavaScript', 'export const = 1;', 'SyntaxError', /./],
    ['has no such export', 'export const other = 1;', 'Error', /exports no function handler/],
    ['imports what is not there', `import 'nowhere-at-all';`, 'Error', /nowhere-at-all/],
    ['ends its process', 'process.exit(7);', 'Runtime.ExitError', /exit status 7/],
  ])('because it %s fails the invocation with the reason', async (...given) => {
    const [, source, errorType, message] = given;
    const { invoke } = await runFunction(source);
    const failure = { ok: false, errorType, errorMessage: expect.stringMatching(message) };
    expect(await invoke()).toEqual(failure);
  });

  it('because it never ends its initialization fails the invocation', async () => {
    const source = 'setInterval(() => {}, 1_000); await new Promise(() => {});';
    const { invoke } = await runFunction(source, {}, { initMaxSeconds: 1 });
    expect(await invoke()).toMatchObject({ ok: false, errorType: 'Sandbox.Timedout' });
  });

  it('because it is not there fails every invocation', async () => {
    const { invoke } = await runFunction('', { handler: 'missing.handler' });
    const failure = { ok: false, errorMessage: expect.stringMatching(/ENOENT.*missing\.mjs/) };
    expect(await invoke()).toMatchObject(failure);
    expect(await invoke()).toMatchObject(failure);
  });

  it('because its folder is not there fails the invocation, and nothing else', async () => {
    const { invoke } = await runFunction('', { codePath: '/nowhere/at/all' });
    expect(await invoke()).toMatchObject({ ok: false });
  });
});
