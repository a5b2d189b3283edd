/** What becomes of a text to a phone, on this machine. */
export type Fate =
  /** The phone rings. By default its log comes soon, now and then twice, and counts as we do. */
  | {
      readonly is: 'delivered';
      /** Of the log, beside its usual delay. */
      readonly lateSeconds?: number;
      /** How often it is logged at least. */
      readonly copies?: number;
      /** What the carrier counts beyond what we do. */
      readonly moreParts?: number;
    }
  /**
   * Publish answers as ever, nothing reaches the phone, and the log says why.
   * @see `providerResponse` in the SNS developer guide, SMS delivery failure reasons
   */
  | {
      readonly is: 'undelivered';
      /** Whether a carrier had it, which bills it all the same, or SNS itself held it back. */
      readonly by: 'carrier' | 'sns';
      readonly providerResponse: string;
    }
  /** Publish says no. */
  | { readonly is: 'refused'; readonly code: string; readonly message: string };

/** A number by which a text meets another fate than it would on any other phone. */
export interface MagicNumber {
  /** In E.164: a mainland mobile number by its form, with four digits that tell the fate. */
  readonly phone: string;
  /** For people. */
  readonly what: string;
  readonly fate: Fate;
}

const magic = (digits: number, what: string, fate: Fate): MagicNumber => ({
  ...{ phone: `+861990000${digits}`, what, fate },
});

const undelivered = (providerResponse: string, by: 'carrier' | 'sns' = 'carrier'): Fate => ({
  ...{ is: 'undelivered', by, providerResponse },
});

export const MAGIC_NUMBERS: readonly MagicNumber[] = [
  magic(9001, 'switched off, for now', undelivered('Phone is currently unreachable/unavailable')),
  magic(9002, 'an empty number (空号)', undelivered('Invalid phone number')),
  magic(9003, 'takes no SMS', undelivered('Phone has blocked SMS')),
  magic(9004, 'its carrier takes us for spam', undelivered('Blocked as spam by phone carrier')),
  magic(9005, 'opted out, said in the log', undelivered('Phone number is opted out', 'sns')),
  magic(9006, 'its carrier blocks', undelivered('Phone carrier has blocked this message')),
  magic(9007, 'costs too much', undelivered('This delivery would exceed max price', 'sns')),
  // In no list of the guide, and in the logs of many: the month's spend limit is reached.
  magic(9008, 'after the spend limit', undelivered('No quota left for account', 'sns')),
  magic(9009, 'nobody knows why not', undelivered('Unknown error attempting to reach phone')),
  magic(
    9010,
    'its carrier is down, for now',
    undelivered('Phone carrier is currently unreachable/unavailable'),
  ),
  magic(9021, 'rings, and is logged an hour late', { is: 'delivered', lateSeconds: 3_600 }),
  magic(9022, 'rings, and is logged three times', { is: 'delivered', copies: 3 }),
  magic(9023, 'rings, and counts one part more', { is: 'delivered', moreParts: 1 }),
  magic(9031, 'Publish is throttled', {
    ...{ is: 'refused', code: 'ThrottlingException', message: 'Rate exceeded' },
  }),
  magic(9032, 'opted out, said by Publish', {
    ...{ is: 'refused', code: 'OptedOut', message: 'The phone number has opted out' },
  }),
];

/** Any other phone simply rings. */
export const fateOf = (phone: string): Fate => FATES.get(phone) ?? { is: 'delivered' };

const FATES: ReadonlyMap<string, Fate> = new Map(
  MAGIC_NUMBERS.map(({ phone, fate }) => [phone, fate]),
);
