import { describe, expect, it } from 'vitest';
import { NOON_MS } from '../../support/an-event.ts';
import { aLetter, anEvent, aPublish, aReply, aWish, HOUR_MS, TERMS } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import type { Publish, Wish } from '../history.ts';
import { noMarketingAfterNo } from './consent.ts';
import { refusalsAreStored } from './refusals.ts';

describe('a marketing text', () => {
  const found = breachesOf(noMarketingAfterNo);
  const tip = anEvent({ kind: 'NewSellerTip' });
  const claimedAtMs = NOON_MS + HOUR_MS;
  const texted = (wishes: readonly Wish[], change: Partial<Publish> = {}) => {
    const acceptedAtMs = claimedAtMs + 10;
    const publishes = [aPublish(tip, { claimedAtMs, acceptedAtMs, ...change })];
    return found({ publishes, wishes });
  };
  const refusal = (atMs: number) => aWish({ is: 'refusal', saidAtMs: NOON_MS, atMs });

  it('is claimed before a refusal was stored, or in the same millisecond', () => {
    expect(texted([aWish(), refusal(claimedAtMs + 1)])).toEqual([]);
    expect(texted([aWish(), refusal(claimedAtMs)])).toEqual([]);
    expect(texted([aWish(), refusal(claimedAtMs - 1)])).toEqual([
      'NewSellerTip was texted after a refusal',
    ]);
  });

  it('goes by what was said last, not by what came last', () => {
    const early = aWish({ is: 'refusal', saidAtMs: NOON_MS - 2 * HOUR_MS, atMs: NOON_MS });
    expect(texted([aWish(), early])).toEqual([]);
    const late = aWish({ saidAtMs: NOON_MS - 1, atMs: NOON_MS + 1 });
    expect(texted([refusal(NOON_MS), late])).toHaveLength(1);
  });

  it('has a consent, where one is needed, of whoever has the number', () => {
    expect(texted([])).toEqual(['NewSellerTip was texted without a consent']);
    const passedOn = aWish({ is: 'reassigned', saidAtMs: NOON_MS, atMs: NOON_MS });
    expect(texted([aWish(), passedOn])).toHaveLength(1);
    const terms = { ...TERMS, needsConsent: false };
    expect(found({ terms, publishes: [aPublish(tip)] })).toEqual([]);
  });

  it('follows its claim within the slack', () => {
    const arriving = (ms: number) => texted([aWish()], { acceptedAtMs: claimedAtMs + ms });
    expect(arriving(TERMS.publishSlackMs)).toEqual([]);
    expect(arriving(TERMS.publishSlackMs + 1)).toHaveLength(1);
    expect(arriving(-1)).toEqual(['NewSellerTip was texted 1 ms before its claim']);
    expect(texted([aWish()], { claimedAtMs: undefined })).toHaveLength(1);
  });
});

describe('an opt-out that the door took', () => {
  const found = breachesOf(refusalsAreStored);
  const replies = [aReply({ is: 'opt-out' }, { text: '退订' })];
  const takenAtMs = replies[0]?.takenAtMs ?? 0;
  const refused = (atMs: number) => aWish({ is: 'refusal', saidAtMs: atMs, atMs });

  it('stands at some time from then on', () => {
    expect(found({ replies })).toEqual(['the opt-out reply-1 was taken and never stood']);
    expect(found({ replies, wishes: [refused(takenAtMs + HOUR_MS)] })).toEqual([]);
    expect(found({ replies, wishes: [refused(NOON_MS)] })).toEqual([]);
  });

  it('was not stored in vain', () => {
    const later = aWish({ saidAtMs: takenAtMs + 2 * HOUR_MS, atMs: NOON_MS });
    const wishes = [later, refused(takenAtMs + HOUR_MS)];
    expect(found({ replies, wishes })).toHaveLength(1);
  });

  it('may have stood by a copy of it, up to a minute before', () => {
    const lifted = (atMs: number) => [refused(NOON_MS), aWish({ saidAtMs: atMs, atMs })];
    expect(found({ replies, wishes: lifted(takenAtMs - 60_000) })).toEqual([]);
    expect(found({ replies, wishes: lifted(takenAtMs - 60_001) })).toHaveLength(1);
  });

  it('or is a letter', () => {
    const letter = aLetter(anEvent(), 'receives', { of: 'replies', eventId: 'reply-1' });
    expect(found({ replies, letters: [letter] })).toEqual([]);
    expect(found({ replies, letters: [{ ...letter, redrivenAtMs: takenAtMs }] })).toHaveLength(1);
  });

  it('is none where the door never took it', () => {
    const lost = aReply({ is: 'opt-out' }, { takenAtMs: undefined });
    expect(found({ replies: [lost] })).toEqual([]);
  });
});
