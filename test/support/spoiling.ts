import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { expect } from 'vitest';
import { laneTiming } from '../../lib/lane-timing.ts';
import { settingsFor } from '../../lib/settings.ts';
import { type ACloud, type AFault, anExample, phoneNumber } from './a-cloud.ts';

/** Longer than a visibility timeout: whatever comes again has come when time has gone by. */
export const COMES_AGAIN_SECONDS = laneTiming(settingsFor('dev')).visibilitySeconds + 10;

/** A way to be told: the construct of its lane, and a kind that goes by it. */
export const LANES = {
  /** Critical: it passes the quota. It supersedes others, so that its item is marked first. */
  transactional: { construct: 'Transactional', kind: 'ItemSold' },
  /** Counts towards the quota of its lane, and marks its item as well. */
  capped: { construct: 'Transactional', kind: 'ReviewApproved' },
  marketing: { construct: 'Marketing', kind: 'WinBack' },
} as const;

/** The nth write that a sender makes to the table of recipients. */
export const write = (nth: number) => ({
  ...{ call: 'dynamodb:UpdateItem', on: 'RecipientsTable', skip: nth - 1 },
});

/** That of a batch for its slots. */
export const LEASE = { call: 'dynamodb:UpdateItem', on: 'RecipientsControls' };

/** How many texts, and the reasons of the dead letters, where it came to some. */
export interface Outcome {
  readonly texts: number;
  readonly letters: readonly (string | undefined)[];
}

/**
 * Lets one event for a phone of its own meet these faults, each of them once, and tells what became
 * of it when all that comes again has come.
 */
export async function spoilOne(
  cloud: ACloud,
  lane: keyof typeof LANES,
  ...faults: readonly Omit<AFault, 'function'>[]
): Promise<Outcome> {
  const { construct, kind } = LANES[lane];
  phones += 1;
  const phone = phoneNumber(phones);
  if (lane === 'marketing') await cloud.consent(phone);
  for (const fault of faults) await cloud.spoil({ function: `${construct}Sender`, ...fault });
  await cloud.put(anExample(kind, phone, `spoiled-${phone}`));
  await cloud.travel(2 * COMES_AGAIN_SECONDS);
  // Each was met: a table whose faults hit nothing would prove nothing.
  expect(await cloud.get('/_dingdong/faults')).toEqual({ faults: [] });
  const texts = await cloud.inbox(phone);
  return { texts: texts.length, letters: await lettersAbout(cloud, lane, phone) };
}

let phones = 0;

/** The reasons of a lane's dead letters whose body holds that text. */
export async function lettersAbout(
  cloud: ACloud,
  lane: keyof typeof LANES,
  text: string,
): Promise<Outcome['letters']> {
  const letters = await deadLetters(cloud, lane);
  return letters.filter(({ body }) => body.includes(text)).map(({ reason }) => reason);
}

export const deadLetters = async (cloud: ACloud, lane: keyof typeof LANES) =>
  lettersOf(cloud, LANES[lane].construct);

/** All that lie on the dead-letter queue of that output. */
export async function lettersOf(cloud: ACloud, output: string) {
  const QueueUrl = cloud.outputs[`${output}DeadLetterQueueUrl`];
  const found = new Map<string, { readonly body: string; readonly reason: string | undefined }>();
  for (;;) {
    const { Messages = [] } = await cloud.sqs.send(
      new ReceiveMessageCommand({
        ...{ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 1 },
        MessageAttributeNames: ['All'],
      }),
    );
    for (const { MessageId = '', Body: body = '', MessageAttributes } of Messages) {
      found.set(MessageId, { body, reason: MessageAttributes?.['reason']?.StringValue });
    }
    if (Messages.length === 0) return [...found.values()];
  }
}
