import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { parseRecord } from '../../local/record.ts';
import type { Running } from '../../local/state-files.ts';
import { localClient } from '../local-client.ts';
import { outputsOf } from '../running.ts';
import { LANES, type LaneOfLetters } from './options.ts';

/** A lane's queue and its dead-letter queue. */
export interface Queues {
  readonly sqs: SQSClient;
  readonly url: string;
  readonly arn: string;
  readonly deadLetterUrl: string;
  readonly deadLetterArn: string;
  /** After so many receives SQS moves a message to the dead letters. */
  readonly maxReceives: number;
  /** Dead letters that somebody else was reading. */
  readonly hiddenBefore: number;
}

/**
 * @param at a local cloud, or the name of a stack on AWS, reached by the usual environment
 * @throws where there is no such stack, and with what AWS says
 */
export async function findQueues(lane: LaneOfLetters, at: Running | string): Promise<Queues> {
  const sqs = new SQSClient(typeof at === 'string' ? {} : localClient(at.endpoint));
  const [url, deadLetterUrl] =
    typeof at === 'string' ? await urlsOnAws(sqs, lane, at) : await urlsHere(lane, at);
  const attributesOf = async (QueueUrl: string) => {
    const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    return (await sqs.send(command)).Attributes ?? {};
  };
  const [queue, dead] = await Promise.all([attributesOf(url), attributesOf(deadLetterUrl)]);
  const redrive = parseRecord(queue['RedrivePolicy'] ?? '');
  return {
    ...{ sqs, url, deadLetterUrl },
    arn: queue['QueueArn'] ?? '',
    deadLetterArn: dead['QueueArn'] ?? '',
    maxReceives: Number(redrive?.['maxReceiveCount']),
    hiddenBefore: Number(dead['ApproximateNumberOfMessagesNotVisible']),
  };
}

async function urlsHere(lane: LaneOfLetters, running: Running): Promise<Urls> {
  const outputs = await outputsOf(running);
  const { output } = LANES[lane];
  return [outputs[`${output}QueueUrl`] ?? '', outputs[`${output}DeadLetterQueueUrl`] ?? ''];
}

type Urls = readonly [queue: string, deadLetters: string];

/** By the names that CloudFormation gives: of the stack, of the resource, and some of its own. */
async function urlsOnAws(sqs: SQSClient, lane: LaneOfLetters, stackName: string): Promise<Urls> {
  const find = async (name: string): Promise<string> => {
    const prefix = `${stackName}-${LANES[lane].construct}${name}`;
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix }));
    const [url, ...others] = QueueUrls;
    if (url !== undefined && others.length === 0) return url;
    throw new Error(
      url === undefined
        ? `no stack ${stackName} has a ${name} of the ${lane} lane in this account and region`
        : `more than one queue may be the ${name} of the ${lane} lane: ${QueueUrls.join(', ')}`,
    );
  };
  return [await find('Queue'), await find('DeadLetterQueue')];
}
