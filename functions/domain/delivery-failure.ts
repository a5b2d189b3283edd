/** Why a text did not reach its phone, by what follows from it. */
export type FailureClass =
  /** Nobody can say anything of the number yet: switched off, a network that is down. */
  | 'for-now'
  /** The carrier does not know why. */
  | 'unknown'
  /** There is no such number any more (空号): it will be another person's. */
  | 'gone'
  /** The number is there, and takes no texts from us. */
  | 'blocked'
  /** It is this text that no carrier takes, whoever is to have it. */
  | 'text'
  | 'price'
  /** The account's limit of a month: whatever is published now reaches nobody. */
  | 'spend-limit'
  /** In words that are in no row: nothing follows from it. */
  | 'other';

/**
 * Sorts what SNS logs as `providerResponse`. Carriers write on behind the words that are known, and
 * not always in the same case.
 */
export function sortFailure(providerResponse: string): FailureClass {
  const words = providerResponse.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return PHRASES.find(([phrase]) => words.startsWith(phrase))?.[1] ?? 'other';
}

// SNS developer guide, on SMS delivery failure reasons; the spend limit is in no list of it.
const ROWS: Readonly<Record<Exclude<FailureClass, 'other'>, readonly string[]>> = {
  'for-now': [
    'Phone carrier is currently unreachable/unavailable',
    'Phone is currently unreachable/unavailable',
  ],
  unknown: ['Unknown error attempting to reach phone'],
  gone: ['Invalid phone number'],
  blocked: [
    'Destination is on a blocked list',
    'Phone has blocked SMS',
    'Phone is on a blocked list',
    'Phone number is opted out',
  ],
  text: [
    'Blocked as spam by phone carrier',
    'Message body is invalid',
    'Phone carrier has blocked this message',
  ],
  price: ['This delivery would exceed max price'],
  'spend-limit': ['No quota left for account'],
};

const PHRASES = (Object.keys(ROWS) as (keyof typeof ROWS)[]).flatMap((is) =>
  ROWS[is].map((phrase) => [phrase.toLowerCase(), is] as const),
);
