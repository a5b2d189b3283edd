import type { Topics } from '../topics.ts';
import { prefixesOf } from './form.ts';
import { bytesOf, MESSAGE_MAX_BYTES, type Message, readMessage } from './message.ts';
import { SnsError } from './sns-error.ts';
import { element } from './xml.ts';

/** By the SNS API reference, PublishBatch. */
const ENTRIES_MAX = 10;

/** Each entry is taken or refused on its own; a batch that is wrong as a whole is an `SnsError`. */
export async function publishBatch(form: URLSearchParams, topicArn: string, topics: Topics) {
  const entries = prefixesOf(form, 'PublishBatchRequestEntries.member').map((prefix) => ({
    id: form.get(`${prefix}.Id`) ?? '',
    read: readEntry(form, `${prefix}.`),
  }));
  refuse(
    entries.map(({ id }) => id),
    entries.reduce((sum, { read }) => sum + ('message' in read ? bytesOf(read.message) : 0), 0),
  );
  const answers = await Promise.all(
    entries.map(async ({ id, read }) =>
      'error' in read
        ? { failed: failedEntry(id, read.error) }
        : { taken: takenEntry(id, await topics.publish(topicArn, read.message)) },
    ),
  );
  const taken = answers.flatMap((answer) => answer.taken ?? []);
  const failed = answers.flatMap((answer) => answer.failed ?? []);
  return `<Successful>${taken.join('')}</Successful><Failed>${failed.join('')}</Failed>`;
}

type Read = { readonly message: Message } | { readonly error: SnsError };

function readEntry(form: URLSearchParams, prefix: string): Read {
  try {
    return { message: readMessage(form, prefix, ['Id']) };
  } catch (error) {
    if (error instanceof SnsError) return { error };
    throw error;
  }
}

function refuse(ids: readonly string[], bytes: number): void {
  const error = (code: string, message: string) => new SnsError(code, message);
  if (ids.length === 0) throw error('EmptyBatchRequest', 'The batch has no entries.');
  if (ids.length > ENTRIES_MAX) {
    throw error(
      'TooManyEntriesInBatchRequest',
      `The batch has ${ids.length} entries; allowed are ${ENTRIES_MAX}.`,
    );
  }
  const strange = ids.find((id) => !/^[\w-]{1,80}$/.test(id));
  if (strange !== undefined) throw error('InvalidBatchEntryId', `The id "${strange}" is invalid.`);
  if (new Set(ids).size < ids.length) {
    throw error('BatchEntryIdsNotDistinct', 'Two entries have the same id.');
  }
  if (bytes > MESSAGE_MAX_BYTES) {
    throw error(
      'BatchRequestTooLong',
      `The entries have ${bytes} bytes; allowed are ${MESSAGE_MAX_BYTES}.`,
    );
  }
}

const takenEntry = (id: string, messageId: string): string =>
  `<member>${element('Id', id)}${element('MessageId', messageId)}</member>`;

const failedEntry = (id: string, { code, message }: SnsError): string =>
  `<member>${element('Id', id)}${element('Code', code)}${element('Message', message)}` +
  '<SenderFault>true</SenderFault></member>';
