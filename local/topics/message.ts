import { onlyParameters, prefixesOf } from './form.ts';
import { invalid } from './sns-error.ts';

/** What is published to a topic. */
export interface Message {
  readonly text: string;
  readonly subject: string | undefined;
  readonly attributes: ReadonlyMap<string, MessageAttribute>;
}

export interface MessageAttribute {
  readonly type: (typeof TYPES)[number];
  /** Base64 where it is binary. */
  readonly value: string;
}

const TYPES = ['String', 'String.Array', 'Number', 'Binary'] as const;

/** Characters of text in a subject (SNS API reference, Publish). */
const SUBJECT_MAX = 100;
/** Bytes of text and attributes together (SNS API reference, Publish and PublishBatch). */
export const MESSAGE_MAX_BYTES = 262_144;

/**
 * @param prefix of the parameters: empty for a Publish, an entry for a PublishBatch
 * @throws an `SnsError` with what SNS finds fault with
 */
export function readMessage(
  form: URLSearchParams,
  prefix: string,
  others: readonly string[],
): Message {
  onlyParameters(form, prefix, ['Message', 'MessageAttributes', 'Subject', ...others]);
  const text = form.get(`${prefix}Message`) ?? '';
  const subject = form.get(`${prefix}Subject`) ?? undefined;
  const attributes = readAttributes(form, `${prefix}MessageAttributes.entry`);
  if (text === '') throw invalid('Empty message');
  if (subject !== undefined && !isSubject(subject)) {
    throw invalid(`Subject: allowed are 1 to ${SUBJECT_MAX} characters without control characters`);
  }
  const message = { text, subject, attributes };
  if (bytesOf(message) > MESSAGE_MAX_BYTES) throw invalid('Message too long');
  return message;
}

export const bytesOf = ({ text, attributes }: Message): number =>
  [...attributes].reduce(
    (sum, [name, { type, value }]) => sum + Buffer.byteLength(name + type + value),
    Buffer.byteLength(text),
  );

const isSubject = (text: string): boolean =>
  text.length >= 1 && text.length <= SUBJECT_MAX && !/\p{Cc}/u.test(text);

function readAttributes(
  form: URLSearchParams,
  list: string,
): ReadonlyMap<string, MessageAttribute> {
  const attributes = new Map<string, MessageAttribute>();
  for (const entry of prefixesOf(form, list)) {
    const name = form.get(`${entry}.Name`) ?? '';
    if (!NAME.test(name) || attributes.has(name)) {
      throw invalid(`MessageAttributes: the name "${name}" is taken twice or not allowed`);
    }
    attributes.set(name, readAttribute(form, `${entry}.Value`, name));
  }
  return attributes;
}

// By the SNS developer guide, message attributes; names that begin as AWS's own are reserved, but
// for those that SNS reads itself.
const NAME = /^(?!\.)(?!.*\.\.)(?!amazon\.)(?!aws\.(?!SNS\.))[\w.-]{1,256}(?<!\.)$/i;

function readAttribute(form: URLSearchParams, at: string, name: string): MessageAttribute {
  const given = form.get(`${at}.DataType`);
  const type = TYPES.find((each) => each === given);
  if (type === undefined) {
    throw invalid(`MessageAttributes.${name}.DataType is ${given}; allowed: ${TYPES.join(', ')}`);
  }
  const value = form.get(`${at}.${type === 'Binary' ? 'BinaryValue' : 'StringValue'}`) ?? '';
  if (value === '') throw invalid(`MessageAttributes.${name} has no value of type ${type}`);
  if (type === 'Number' && !Number.isFinite(Number(value))) {
    throw invalid(`MessageAttributes.${name} is no number: ${value}`);
  }
  return { type, value };
}
