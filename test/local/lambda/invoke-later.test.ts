import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createClock } from '../../../local/clock.ts';
import { failed, type InvocationResult } from '../../../local/lambda/invocation.ts';
import { startLaterInvocations } from '../../../local/lambda/invoke-later.ts';
import { openStore, type Store } from '../../../local/store.ts';

/** A function that answers as it is told, and when it was invoked, in seconds. */
function aFunction(store: Store, ...answers: readonly InvocationResult[]) {
  const clock = createClock();
  onTestFinished(() => clock.stop());
  const startMs = clock.now();
  const seen: { readonly event: unknown; readonly atSeconds: number }[] = [];
  const dropped: string[] = [];
  const later = startLaterInvocations(
    { clock, store },
    {
      invoke: async (_, event) => {
        seen.push({ event, atSeconds: Math.floor((clock.now() - startMs) / 1000) });
        return answers[seen.length - 1] ?? { ok: true, payload: null };
      },
    },
    (message) => dropped.push(message),
  );
  return { clock, seen, dropped, ...later };
}

const BROKEN = failed('Error', 'it broke');

describe('an event that was accepted for later', () => {
  it('is with its function soon after, not before whoever gave it has an answer', async () => {
    const { invokeLater, seen } = aFunction(openStore());
    invokeLater('door', { text: 'Y' });
    expect(seen).toEqual([]);
    await vi.waitFor(() => expect(seen).toMatchObject([{ event: { text: 'Y' } }]));
  });

  // Lambda developer guide, on retries of asynchronous invocations: two more attempts, one minute
  // after the first and two minutes after the second.
  it('comes twice more where the function fails, and is then dropped and told', async () => {
    const { invokeLater, clock, seen, dropped, isBusy } = aFunction(
      openStore(),
      ...[BROKEN, BROKEN, BROKEN],
    );
    invokeLater('door', {});
    for (const [i, seconds] of [0, 60, 120].entries()) {
      clock.jumpTo(clock.now() + seconds * 1000);
      await vi.waitFor(() => expect(seen).toHaveLength(i + 1));
      await vi.waitFor(() => expect(isBusy()).toBe(false));
    }
    expect(seen.map(({ atSeconds }) => atSeconds)).toEqual([0, 60, 180]);
    expect(dropped).toEqual(['door dropped an event: it broke']);
    expect(clock.nextDueMs()).toBeUndefined();
  });

  it('is not dropped where it can be kept', async () => {
    const clock = createClock();
    onTestFinished(() => clock.stop());
    const dropped: string[] = [];
    const kept: unknown[] = [];
    const { invokeLater } = startLaterInvocations(
      { clock, store: openStore() },
      { invoke: async () => BROKEN },
      (message) => dropped.push(message),
      async (...letter) => {
        kept.push(letter);
        return true;
      },
    );
    invokeLater('reader', { a: 1 });
    await vi.waitFor(() => {
      clock.jumpTo(clock.now() + 60_000);
      expect(kept).toEqual([['reader', { a: 1 }, BROKEN]]);
    });
    expect(dropped).toEqual([]);
  });

  it('is taken up by the next process where this one is killed', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dingdong-later-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    const store = openStore(dir);
    const first = aFunction(store);
    first.invokeLater('door', { text: 'Y' });
    first.clock.stop();
    store.close();
    const again = openStore(dir);
    const second = aFunction(again);
    await vi.waitFor(() => expect(second.seen).toMatchObject([{ event: { text: 'Y' } }]));
    await vi.waitFor(() => expect(again.collection('later-invocations').values()).toEqual([]));
    expect(first.seen).toEqual([]);
  });
});
