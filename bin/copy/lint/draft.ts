import type { Piece } from '../../../functions/domain/copy/piece.ts';
import { unknownNames } from '../../../functions/domain/copy/say.ts';
import { type Kind, type Lane, partsMaxOf } from '../../../functions/domain/kind.ts';
import { privacyFor } from '../../../functions/domain/privacy.ts';
import type { Sample } from '../samples.ts';

/** A text as the rules look at it. It need not come from the catalog. */
export interface Draft {
  readonly text: string;
  /** None where nobody knows which words are always the same. */
  readonly pieces?: readonly Piece[];
  /** Values that are words of the catalog all the same; none by default. */
  readonly ownWords?: readonly string[];
  /** What the layers of its kind speak of, though no event of it can have that. */
  readonly unknownNames?: readonly string[];
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
  const { kind, item } = notification;
  const { signature, contact } = voice;
  const { title, category } = item ?? {};
  const isOpen = privacyFor(notification, voice, reader) === 'full';
  return {
    text,
    pieces,
    signature,
    lane: kind.lane,
    partsMax: partsMaxOf(kind),
    isReply: kind.category === 'reply' && kind.lane === 'transactional',
    ownWords: pieces.flatMap((piece) =>
      typeof piece !== 'string' && kind.fields[piece.variable]?.says === 'choice'
        ? [piece.value]
        : [],
    ),
    unknownNames: unknownNames(kind),
    ...(kind.asks === undefined ? {} : { asks: kind.asks }),
    ...(contact === undefined ? {} : { contact }),
    ...(title === undefined || isOpen ? {} : { title }),
    ...(category === undefined ? {} : { itemCategory: category }),
  };
}
