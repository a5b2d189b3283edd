/** What a Publish comes to, once everything the carrier can say is sorted. */
export type CarrierAnswer =
  /** It will be texted: to be settled and acknowledged, whatever happens after. */
  | { readonly is: 'accepted'; readonly messageId: string }
  /** Surely not texted, and worth another try: throttled. */
  | { readonly is: 'refused-for-now'; readonly code: string }
  /** Surely not texted, nor will anything else be: whoever has the number told the carrier so. */
  | { readonly is: 'unreachable'; readonly code: string }
  /** Surely not texted, and never will be: this number, this text. */
  | { readonly is: 'rejected'; readonly code: string }
  /** Surely not texted, because of how dingdong is set up: nothing else will be either. */
  | { readonly is: 'misconfigured'; readonly code: string }
  /** Nobody knows: the answer never came, or the carrier broke on the way. */
  | { readonly is: 'unknown'; readonly code: string };

/** What is kept with the claim of an accepted text: its receipt is known by it, and its bill. */
export interface SentText {
  readonly messageId: string;
  /** As we count them. */
  readonly parts: number;
}

type Unaccepted = Exclude<CarrierAnswer['is'], 'accepted'>;

/** What follows from an answer, for the text and for all that come after it. */
export interface Consequence {
  /**
   * Its claim is settled; given back, with its place in the quota where that is still the newest;
   * or left as it is, because nobody may take the text for one that was not sent.
   */
  readonly claim: 'settled' | 'given-back' | 'left';
  /** It is tried again soon; once more, where its lane allows that; or never by itself. */
  readonly again: 'soon' | 'once' | 'never';
  /** Whether the rate of both lanes is halved. */
  readonly slows: boolean;
  /** Whether its lane stands still until an operator sets it going. */
  readonly halts: boolean;
}

/** The spend limit is in no row: SNS accepts what it will not text, and says so in receipts. */
export const CONSEQUENCES: Readonly<Record<CarrierAnswer['is'], Consequence>> = {
  accepted: { claim: 'settled', again: 'never', slows: false, halts: false },
  'refused-for-now': { claim: 'given-back', again: 'soon', slows: true, halts: false },
  unreachable: { claim: 'given-back', again: 'never', slows: false, halts: false },
  rejected: { claim: 'given-back', again: 'never', slows: false, halts: false },
  misconfigured: { claim: 'given-back', again: 'never', slows: false, halts: true },
  // A carrier that does not answer is as busy as one that says so.
  unknown: { claim: 'left', again: 'once', slows: true, halts: false },
};

/**
 * Sorts an error of SNS Publish by its code.
 * What is in no row is `unknown`: the only class that neither loses a text nor sends it freely.
 */
export const sortCarrierError = (code: string): CarrierAnswer => ({
  is: ANSWERS.get(code) ?? 'unknown',
  code,
});

// Codes of Publish in the SNS API reference, those that every AWS API can answer, and Node's own.
const ROWS: Readonly<Record<Exclude<Unaccepted, 'unknown'>, readonly string[]>> = {
  'refused-for-now': [
    'Throttled',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'RequestLimitExceeded',
    'SlowDown',
    'KMSThrottling',
    'KMSThrottlingException',
    // Fresh credentials come by themselves.
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    // The call never reached the carrier (Node's own codes).
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
  ],
  unreachable: ['OptedOut', 'OptedOutException'],
  rejected: [
    'InvalidParameter',
    'InvalidParameterException',
    'InvalidParameterValue',
    'InvalidParameterValueException',
    'ParameterValueInvalid',
    'ValidationError',
    'ValidationException',
  ],
  misconfigured: [
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationError',
    'AuthorizationErrorException',
    'EndpointDisabled',
    'IncompleteSignature',
    'InvalidClientTokenId',
    'InvalidSecurity',
    'InvalidSecurityException',
    'KMSAccessDenied',
    'KMSDisabled',
    'MissingAuthenticationToken',
    'NotFound',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ],
};

const ANSWERS: ReadonlyMap<string, Exclude<Unaccepted, 'unknown'>> = new Map(
  (Object.keys(ROWS) as (keyof typeof ROWS)[]).flatMap((is) =>
    ROWS[is].map((code) => [code, is] as const),
  ),
);
