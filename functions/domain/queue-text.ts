/**
 * A value as JSON that a queue takes. SQS refuses U+FFFE and U+FFFF (API reference, SendMessage),
 * which `JSON.stringify` leaves as they are. They stand in texts alone, where their codes serve.
 */
export const queueText = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16)}`,
  );
