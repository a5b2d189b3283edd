import type { Piece } from '../../../functions/domain/copy/piece.ts';
import type { Kind, Lane } from '../../../functions/domain/kind.ts';
import type { Sample } from '../samples.ts';

/** A text as the rules look at it. It need not come from the catalog. */
export interface Draft {
  readonly text: string;
  /** None where nobody knows which words are always the same. */
  readonly pieces?: readonly Piece[];
  /** What is filed to stand between 【 and 】. */
  readonly signature: string;
  readonly lane: Lane;
  readonly partsMax: number;
  /** What its reader is to answer; nothing by default. */
  readonly asks?: Exclude<Kind['asks'], undefined>;
  /** Whether it answers an SMS, and so may speak of what can be answered. */
  readonly isReply: boolean;
  /** The filed telephone number, digits only; none by default. */
  readonly contact?: string;
  /** The title of its item, where the text must not name it. */
  readonly title?: string;
  /** The category of that item, which the text may name. */
  readonly itemCategory?: string;
}

export function draftOf({ notification, reader, voice, pieces, text }: Sample): Draft {
  const { kind, item, recipient } = notification;
  const { signature, contact, sensitiveCategories } = voice;
  const { title, category } = item ?? {};
  const isOpen =
    reader.privacy === 'full' &&
    recipient.role === 'seller' &&
    !sensitiveCategories.includes(category?.trim() ?? '');
  return {
    text,
    pieces,
    signature,
    lane: kind.lane,
    partsMax: kind.longer?.parts ?? 1,
    isReply: kind.category === 'reply',
    ...(kind.asks === undefined ? {} : { asks: kind.asks }),
    ...(contact === undefined ? {} : { contact }),
    ...(title === undefined || isOpen ? {} : { title }),
    ...(category === undefined ? {} : { itemCategory: category }),
  };
}
