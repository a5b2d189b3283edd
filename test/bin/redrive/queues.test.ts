import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findQueues } from '../../../bin/redrive/queues.ts';
import { type Sqs, startSqs } from '../../../local/sqs.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { openEndpoint } from '../../local/fixtures/endpoint.ts';
import { sdkAt } from '../../support/sdk-at.ts';

const DEAD = 'dingdong-prod-LearningDeadLetterQueueA101B507-a';
const QUEUE = 'dingdong-prod-LearningQueue7FCCB2C0-b';

describe('the queues of a stage on AWS', () => {
  let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
  let account: Sqs;
  beforeAll(async () => {
    endpoint = await openEndpoint();
    account = await startSqs(endpoint.url);
    endpoint.serve(account);
    sdkAt(Number(new URL(endpoint.url).port));
    const redrive = { deadLetterTargetArn: arnOf('sqs', DEAD), maxReceiveCount: 7 };
    await account.createQueue(DEAD, {});
    await account.createQueue(QUEUE, { RedrivePolicy: JSON.stringify(redrive) });
    for (const id of ['1', '2']) {
      await account.createQueue(`dingdong-prod-MarketingQueue${id}`, {});
    }
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await endpoint.stop();
    await account.stop();
  });

  it('are found by the names that CloudFormation gave them', async () => {
    expect(await findQueues('facts', 'dingdong-prod')).toMatchObject({
      ...{ arn: arnOf('sqs', QUEUE), deadLetterArn: arnOf('sqs', DEAD) },
      ...{ maxReceives: 7, hiddenBefore: 0 },
    });
  });

  it('are missed in one line', async () => {
    await expect(findQueues('transactional', 'dingdong-prod')).rejects.toThrow(
      'no stack dingdong-prod has a Queue of the transactional lane in this account and region',
    );
  });

  it('are not guessed where there is more than one', async () => {
    await expect(findQueues('marketing', 'dingdong-prod')).rejects.toThrow(
      /^more than one queue may be the Queue of the marketing lane: \S+1, \S+2$/,
    );
  });
});
