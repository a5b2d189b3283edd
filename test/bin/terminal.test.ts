import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { linesIn } from '../../bin/terminal.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import type { Ring } from '../../local/sms.ts';
import type { Waiting } from '../../local/waiting.ts';

const WAITING: Waiting = {
  notificationId: '0123456789abcdef0123456789abcdef',
  kind: 'WinBack',
  phone: '+86138****8000',
  because: 'hours',
  until: '2026-11-29T00:07:31.000Z',
  since: '2026-11-28T15:30:01.500Z',
};

const inShanghai = linesIn('Asia/Shanghai');
const plain = (line: string | undefined) => stripVTControlCharacters(line ?? '');

describe('a line of the terminal', () => {
  it('says until when a text waits, with the day where that is another', () => {
    expect(plain(inShanghai.waiting(WAITING))).toBe(
      '23:30:01  ·     +86138****8000  WinBack waits until 2026-11-29 08:07:31: hours',
    );
    const early = { ...WAITING, since: '2026-11-28T16:00:00Z' };
    expect(plain(inShanghai.waiting(early))).toBe(
      '00:00:00  ·     +86138****8000  WinBack waits until 08:07:31: hours',
    );
  });

  it('is by the wall clock of the deployment, wherever its machine stands', () => {
    const at = '2026-11-28T15:30:01Z';
    const ring = { at, phoneNumber: '+1', text: '您好', parts: 2, lane: 'marketing' } as Ring;
    expect(plain(inShanghai.ring(ring))).toMatch(/^23:30:01 {2}叮咚 .*marketing, 2 parts\n.*您好$/);
    expect(plain(linesIn('UTC').ring(ring))).toMatch(/^15:30:01 /);
    expect(plain(linesIn('UTC').waiting(WAITING))).toMatch(/^15:30:01 .* until 2026-11-29 00:07/);
  });

  it('says what became of an event that did not ring, and nothing of one that did', () => {
    const detail = { kind: 'WinBack', reason: 'no-consent', recipient: { phone: '+1' } };
    const said = (type: string) =>
      ({ 'detail-type': type, time: '2026-11-28T15:30:01Z', detail }) as unknown as Envelope;
    expect(plain(inShanghai.outcome(said('NotificationSuppressed')))).toBe(
      '23:30:01  ·     +1  WinBack not told: no-consent',
    );
    expect(inShanghai.outcome(said('NotificationSent'))).toBeUndefined();
  });

  it.each([
    ['PriceConfirmationReplied', { answer: 'yes', item: { code: '3287' } }, ' yes 3287'],
    ['ExtensionRequested', { days: 1, item: { code: '3287' } }, ' 1 day 3287'],
    ['MarketingOptedOut', {}, ''],
  ])('says what was replied: %s', (type, reply, words) => {
    const detail = { commandId: 'c', recipient: { phone: '+1' }, ...reply };
    const envelope = { 'detail-type': type, time: '2026-11-28T15:30:01Z', detail };
    expect(plain(inShanghai.outcome(envelope as unknown as Envelope))).toBe(
      `23:30:01  ←     +1  ${type}${words}`,
    );
  });
});
