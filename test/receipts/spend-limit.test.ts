import { describe, expect, it } from 'vitest';
import { aFailure } from '../support/a-receipt.ts';
import { aReader } from './a-reader.ts';

describe('the spend limit', () => {
  const spent = (timestamp?: string) =>
    aFailure('No quota left for account', {
      notification: timestamp === undefined ? {} : { timestamp },
    });

  it('halts both lanes, once, whichever stage ran into it', async () => {
    const reader = aReader();
    await reader.receive(spent(), spent());
    await reader.receive(spent());
    expect(reader.controls.now().halted).toEqual({
      transactional: 'spend-limit',
      marketing: 'spend-limit',
    });
    expect(reader.counted.filter((each) => each.startsWith('Halted'))).toEqual([
      ...['Halted of transactional', 'Halted of marketing'],
    ]);
  });

  it('leaves a lane with the code that halted it before', async () => {
    const reader = aReader();
    reader.controls.amend({ halted: { marketing: 'AccessDenied' } });
    await reader.receive(spent());
    expect(reader.controls.now().halted).toMatchObject({ marketing: 'AccessDenied' });
    expect(reader.counted).toContain('Halted of transactional');
    expect(reader.counted).not.toContain('Halted of marketing');
  });

  it('halts nothing again by a text from before an operator saw to it, but by one after', async () => {
    const reader = aReader();
    await reader.receive(spent('2026-11-23 03:59:00.0'));
    const resumedAtMs = Date.parse('2026-11-23T03:59:30Z');
    await reader.controls.operating.setMode('normal', undefined, 'normal', resumedAtMs);
    await reader.receive(spent('2026-11-23 03:59:29.999'));
    expect(reader.controls.now().halted).toEqual({});
    await reader.receive(spent('2026-11-23 03:59:30.0'));
    expect(reader.controls.now().halted).not.toEqual({});
  });

  it('that was reached long ago halts nothing: it may have been raised since', async () => {
    const reader = aReader();
    await reader.receive(spent('2026-11-23 03:00:59.999'));
    expect(reader.controls.now().halted).toEqual({});
    await reader.receive(spent('2026-11-23 03:01:00.0'));
    expect(reader.controls.now().halted).not.toEqual({});
  });

  it('that could not be heeded comes again, and its receipts are kept meanwhile', async () => {
    const down = { look: async () => Promise.reject(new Error('down')), halt: async () => {} };
    const reader = aReader({ pace: down });
    await reader.sent();
    await expect(reader.receive(spent())).rejects.toThrow();
    expect(reader.counted).toContain('Undelivered spend-limit');
  });
});
