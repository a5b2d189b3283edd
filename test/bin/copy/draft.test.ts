import { describe, expect, it } from 'vitest';
import { draftOf } from '../../../bin/copy/lint/draft.ts';
import type { Reader, Voice } from '../../../functions/domain/copy/voice.ts';
import { aReader, aVoice } from '../../support/a-voice.ts';
import { aNotification } from '../../support/an-event.ts';

interface Change {
  readonly kind?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
  readonly reader?: Partial<Reader>;
  readonly voice?: Partial<Voice>;
}

const draft = ({ kind = 'ItemSold', detail = {}, reader = {}, voice = {} }: Change = {}) => {
  const notification = aNotification(kind, detail);
  const worded = { reader: aReader(reader), voice: aVoice(voice), pieces: ['好。'], text: '好。' };
  return draftOf({ notification, ...worded });
};

const FULL = { privacy: 'full' } as const;

const aRing = { id: 'item-1', code: '3287', category: '婚戒', title: '满天星群镶婚戒' };

describe('a draft', () => {
  it('says what the rules ask of its kind', () => {
    expect(draft()).toMatchObject({ signature: '叮咚寄卖', lane: 'transactional', partsMax: 1 });
    expect(draft()).not.toHaveProperty('asks');
    expect(draft({ kind: 'PriceProposed' })).toHaveProperty('asks', 'yes-no');
    expect(draft({ kind: 'ReplyHelp' })).toMatchObject({ partsMax: 1, isReply: true });
  });

  it('has the contact that is filed', () => {
    expect(draft()).not.toHaveProperty('contact');
    expect(draft({ voice: { contact: '95188' } })).toHaveProperty('contact', '95188');
  });
});

describe('the title of an item', () => {
  it('is hidden from whoever glances at the phone', () => {
    expect(draft()).toMatchObject({ title: '积家翻转系列女士腕表', itemCategory: '腕表' });
    expect(draft({ reader: { privacy: 'code' } })).toHaveProperty('title');
  });

  it('is open to a seller who chose so', () => {
    expect(draft({ reader: FULL })).not.toHaveProperty('title');
  });

  it('is hidden from a buyer, and where its category is sensitive, whatever they chose', () => {
    expect(draft({ kind: 'OrderPlaced', reader: FULL })).toHaveProperty('title');
    expect(draft({ detail: { item: aRing }, reader: FULL })).toHaveProperty('title', aRing.title);
  });
});
