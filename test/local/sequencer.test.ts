import { describe, expect, it } from 'vitest';
import { createSequencer } from '../../local/sequencer.ts';

/** A task that notes when it runs, and ends when it is told to. */
function aTask(name: string, noted: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return {
    run() {
      noted.push(`${name} starts`);
      return promise.finally(() => noted.push(`${name} ends`));
    },
    end: () => resolve(name),
    fail: () => reject(new Error(name)),
  };
}

describe('tasks of one key', () => {
  it('run one after the other, in the order in which they came', async () => {
    const inTurn = createSequencer();
    const noted: string[] = [];
    const [a, b, c] = [aTask('a', noted), aTask('b', noted), aTask('c', noted)];
    const all = Promise.all([a, b, c].map(({ run }) => inTurn('key', run)));
    c.end();
    b.end();
    a.end();
    expect(await all).toEqual(['a', 'b', 'c']);
    expect(noted).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends']);
  });

  it('go on after one that failed, which tells its own caller alone', async () => {
    const inTurn = createSequencer();
    const noted: string[] = [];
    const [a, b] = [aTask('a', noted), aTask('b', noted)];
    const failing = inTurn('key', a.run);
    const following = inTurn('key', b.run);
    a.fail();
    b.end();
    await expect(failing).rejects.toThrow('a');
    expect(await following).toBe('b');
  });

  it('start anew once all are done', async () => {
    const inTurn = createSequencer();
    await inTurn('key', async () => 'before');
    expect(await inTurn('key', async () => 'after')).toBe('after');
  });
});

describe('tasks of different keys', () => {
  it('run side by side', async () => {
    const inTurn = createSequencer();
    const noted: string[] = [];
    const [a, b] = [aTask('a', noted), aTask('b', noted)];
    const slow = inTurn('one', a.run);
    b.end();
    expect(await inTurn('two', b.run)).toBe('b');
    expect(noted).not.toContain('a ends');
    a.end();
    await slow;
  });
});
