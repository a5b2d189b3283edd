import { describe, expect, it } from 'vitest';
import { createFairQueue } from '../../local/fair-queue.ts';

const aTask = (log: string[], name: string) => async () => {
  log.push(name);
  await null;
};

describe('a caller with one task', () => {
  it('waits for one task of a caller with many, not for all of them', async () => {
    const inFairTurn = createFairQueue(1);
    const log: string[] = [];
    const flood = ['a1', 'a2', 'a3', 'a4'].map((name) => inFairTurn('a', aTask(log, name)));
    await Promise.all([...flood, inFairTurn('b', aTask(log, 'b1'))]);
    expect(log).toEqual(['a1', 'a2', 'b1', 'a3', 'a4']);
  });
});

describe('the tasks of all callers', () => {
  it('run no more at once than they may, and each of them runs', async () => {
    const inFairTurn = createFairQueue(2);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all(['a', 'b', 'a', 'c', 'a', 'b'].map((caller) => inFairTurn(caller, task)));
    expect([most, running]).toEqual([2, 0]);
  });

  it('go on after one that failed before it began, which its own caller is told', async () => {
    const inFairTurn = createFairQueue(1);
    const failing = inFairTurn('a', () => {
      throw new Error('broken');
    });
    const next = inFairTurn('a', async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
