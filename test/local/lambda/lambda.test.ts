import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isAlive, PATIENCE, runFunction } from '../fixtures/bundle.ts';

describe('an invocation', () => {
  it('is answered with what the handler returns', async () => {
    const { answer } = await runFunction(
      `export const handler = async ({ name }) => ({ text: \`叮咚 \${name}\` });`,
    );
    expect(await answer({ name: '<&>' })).toEqual({ text: '叮咚 <&>' });
  });

  it('is answered with null where the handler returns nothing', async () => {
    const { answer } = await runFunction('export const handler = () => {};');
    expect(await answer()).toBeNull();
  });

  // Lambda developer guide, on errors of a function in Node.js: the name and the message of an
  // Error are the document's errorType and errorMessage.
  it('that throws is answered with the name and message of the error', async () => {
    const { invoke } = await runFunction(`
      export const handler = async () => { throw new RangeError('too much'); };
    `);
    const failure = { ok: false, errorType: 'RangeError', errorMessage: 'too much' };
    expect(await invoke()).toEqual(failure);
  });

  it.each([
    '1n',
    '() => 1',
    'Object.defineProperty({}, "a", { enumerable: true, get() { null.a } })',
  ])('that returns %s, which is no JSON, fails, and the next does not', async (value) => {
    const { invoke, answer } = await runFunction(
      `export const handler = ({ fine }) => fine ?? (${value});`,
    );
    expect(await invoke({})).toMatchObject({ ok: false });
    expect(await answer({ fine: 'yes' })).toBe('yes');
  });

  it('of a function that is not there is an error of the caller', async () => {
    const { lambda } = await runFunction('');
    await expect(lambda.invoke('nobody', {})).rejects.toThrow('no function nobody');
  });

  it('tells what the function wrote, under its name', async () => {
    const { answer, lines } = await runFunction(`
      export const handler = () => { console.log('to stdout'); console.error('to stderr'); };
    `);
    await answer();
    const written = ['greet: to stderr', 'greet: to stdout'];
    await vi.waitFor(() => expect(lines.toSorted()).toEqual(written), PATIENCE);
  });
});

describe('the context of an invocation', () => {
  it('names the function, and every request anew', async () => {
    const { answer, definition } = await runFunction(`
      export const handler = (event, { awsRequestId, invokedFunctionArn, functionName }) =>
        ({ awsRequestId, invokedFunctionArn, functionName });
    `);
    const first = await answer();
    expect(first).toEqual({
      awsRequestId: expect.stringMatching(/^[\da-f-]{36}$/),
      invokedFunctionArn: definition.arn,
      functionName: 'greet',
    });
    expect(await answer()).not.toEqual(first);
  });

  // Lambda developer guide, on the context object in Node.js: milliseconds before the timeout.
  it('counts the time down from the timeout', async () => {
    const { answer } = await runFunction(
      `export const handler = (event, context) => {
        const first = context.getRemainingTimeInMillis();
        for (const end = Date.now() + 20; Date.now() < end; );
        return [first, context.getRemainingTimeInMillis()];
      };`,
      { timeoutSeconds: 10 },
    );
    const [first, second] = (await answer()) as [number, number];
    expect(first).toBeLessThanOrEqual(10_000);
    expect(first).toBeGreaterThan(8_000);
    // Both are whole milliseconds.
    expect(second).toBeLessThanOrEqual(first - 19);
  });
});

// Lambda developer guide, on the execution environment: an environment serves one invocation at
// a time and is used again with all that the module holds.
describe('an execution environment', () => {
  const COUNTING = `
    let count = 0;
    export const handler = () => ({ pid: process.pid, count: (count += 1) });
  `;

  it('is used again, and keeps what the module holds', async () => {
    const { answer } = await runFunction(COUNTING);
    const first = (await answer()) as { readonly pid: number };
    expect(first).toEqual({ pid: expect.any(Number), count: 1 });
    expect(await answer()).toEqual({ pid: first.pid, count: 2 });
  });

  it('serves one invocation: two at once have one each', async () => {
    const { answer } = await runFunction(COUNTING);
    const [one, two] = await Promise.all([answer(), answer()]);
    expect([one, two]).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(one).not.toEqual(two);
    expect(await answer()).toMatchObject({ count: 2 });
  });

  it('says what file it loaded, and its hash', async () => {
    const { lambda, answer, definition } = await runFunction(COUNTING);
    expect(lambda.loaded()).toEqual({});
    await answer();
    const path = join(definition.codePath, 'index.mjs');
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    expect(lambda.loaded()).toEqual({ greet: { path, sha256 } });
  });

  it('is gone when Lambda stops, idle or not', async () => {
    const { lambda, answer, invoke, lines } = await runFunction(`
      export const handler = ({ waits }) => {
        console.log(process.pid);
        return waits ? new Promise(() => setInterval(() => {}, 1000)) : process.pid;
      };
    `);
    const endless = invoke({ waits: true });
    const idle = await answer();
    const pids = await vi.waitFor(() => {
      expect(lines).toHaveLength(2);
      return lines.map((line) => Number(line.replace('greet: ', '')));
    }, PATIENCE);
    expect(pids).toContain(idle);
    expect(pids.map(isAlive)).toEqual([true, true]);
    await lambda.stop();
    expect(await endless).toMatchObject({ ok: false, errorType: 'Runtime.ExitError' });
    await vi.waitFor(() => expect(pids.map(isAlive)).toEqual([false, false]), PATIENCE);
  });
});

// Lambda developer guide, on environment variables: the variables that the runtime defines.
describe('the environment of a function', () => {
  it('is what Lambda defines and the template adds, and nothing of this process', async () => {
    vi.stubEnv('DINGDONG_OF_THE_PARENT', 'secret');
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    const { answer } = await runFunction('export const handler = () => process.env;', {
      environment: { LANE: 'marketing' },
    });
    const environment = (await answer()) as Record<string, string>;
    vi.unstubAllEnvs();
    expect(environment).toMatchObject({
      LANE: 'marketing',
      AWS_LAMBDA_FUNCTION_NAME: 'greet',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_REGION: 'ap-southeast-1',
      AWS_ACCESS_KEY_ID: 'ASIAGREET',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      TZ: ':UTC',
    });
    const names = Object.keys(environment).filter((name) => !name.startsWith('__CF'));
    const strange = names.filter((name) => !/^(AWS_|LAMBDA_|_HANDLER$|LANE$)/.test(name));
    expect(strange.toSorted()).toEqual(['LANG', 'PATH', 'TZ']);
  });
});
