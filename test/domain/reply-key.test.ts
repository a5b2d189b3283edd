import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../functions/domain/phone-number.ts';
import { commandId, replyKey, textHash } from '../../functions/domain/reply-key.ts';
import { anAsk } from '../support/an-ask.ts';

const from = '+8613800138000' as PhoneNumber;

describe('the key of a reply', () => {
  it("is that of its phone and its carrier's id", () => {
    const key = replyKey({ from, id: 'aliyun:1' });
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(replyKey({ from, id: 'aliyun:1' })).toBe(key);
    expect(replyKey({ from, id: 'aliyun:2' })).not.toBe(key);
    expect(replyKey({ from: '+8613800138001' as PhoneNumber, id: 'aliyun:1' })).not.toBe(key);
  });
});

describe('the hash of what was written', () => {
  it('is the same however it is composed, and with whatever space around it', () => {
    expect(textHash(' Y\n')).toBe(textHash('Y'));
    expect(textHash('e\u0301')).toBe(textHash('\u00e9'));
    expect(textHash('y')).not.toBe(textHash('Y'));
    expect(textHash(`e${'\u0301\u0316'.repeat(9)}`)).toBe(
      textHash(`e${'\u0316'.repeat(9)}${'\u0301'.repeat(9)}`),
    );
  });

  it('takes no longer in proportion where accents are heaped up', () => {
    const startedAt = performance.now();
    expect(textHash('\u0301\u0316'.repeat(50_000))).toMatch(/^[0-9a-f]{32}$/);
    // A quadratic time would be seconds.
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe('the id of a command', () => {
  const confirm = { do: 'confirm', ask: anAsk(), answer: 'yes' } as const;

  it("is its ask's, whichever reply answers it", () => {
    expect(commandId(confirm, 'a')).toBe(commandId(confirm, 'b'));
    const other = { ...confirm, ask: anAsk({ code: '5512' }) };
    expect(commandId(other, 'a')).not.toBe(commandId(confirm, 'a'));
  });

  it("is the reply's where it answers no ask", () => {
    expect(commandId({ do: 'report' }, 'a')).not.toBe(commandId({ do: 'report' }, 'b'));
  });
});
