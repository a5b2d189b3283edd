import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { HeldLetters } from './hold-letters.ts';
import type { Letter } from './letter.ts';
import type { Queues } from './queues.ts';

/** Each takes two calls of SQS. */
const SIDE_BY_SIDE = 8;

/**
 * Sends letters back to the lane's queue, each deleted only once its copy is there: a run that is
 * killed in between leaves both, and the second is a duplicate. The reason does not go with them: a
 * letter that fails otherwise this time must not bear the old one.
 * @throws with how many were sent, and what went wrong then
 */
export async function sendBack(
  { sqs, url }: Pick<Queues, 'sqs' | 'url'>,
  held: Pick<HeldLetters, 'drop'>,
  letters: readonly Letter[],
): Promise<void> {
  let sent = 0;
  for (let from = 0; from < letters.length; from += SIDE_BY_SIDE) {
    const outcomes = await Promise.allSettled(
      letters.slice(from, from + SIDE_BY_SIDE).map(async (letter) => {
        await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: letter.body }));
        sent += 1;
        await held.drop(letter);
      }),
    );
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) {
      throw new Error(`${sent} of ${letters.length} were sent back, then: ${failed.reason}`);
    }
  }
}
