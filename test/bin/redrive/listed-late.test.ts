import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveAll } from '../../../bin/redrive/move-all.ts';
import { type AwsRequest, jsonAnswer, operationOf } from '../../../local/aws-request.ts';
import { openEndpoint } from '../../local/fixtures/endpoint.ts';

const task = (StartedTimestamp: number, Status: string, moved: number, FailureReason?: string) => ({
  Results: [{ StartedTimestamp, Status, ApproximateNumberOfMessagesMoved: moved, FailureReason }],
});
const YESTERDAY = task(1, 'COMPLETED', 70);

/** What the service lists, one answer after the other. */
let listed: object[] = [];
let endpoint: Awaited<ReturnType<typeof openEndpoint>>;
beforeAll(async () => {
  endpoint = await openEndpoint();
  endpoint.serve({
    service: 'sqs',
    handle: async (request: AwsRequest) =>
      jsonAnswer(
        200,
        operationOf(request) === 'ListMessageMoveTasks' ? listed.shift() : { TaskHandle: 'h' },
        '1.0',
      ),
  });
});
afterAll(() => endpoint.stop());

const move = () => {
  const sqs = new SQSClient(endpoint.client);
  return moveAll({ sqs, arn: 'arn:lane', deadLetterArn: 'arn:dead' }, 3);
};

describe('a move that AWS lists only after a while', () => {
  it('is not taken for one that ended before', async () => {
    listed = [YESTERDAY, YESTERDAY, task(2, 'RUNNING', 1), task(2, 'COMPLETED', 3)];
    expect(await move()).toBe('Sent back: 3.');
  });

  it('is waited for where there was none before', async () => {
    listed = [{}, {}, task(2, 'COMPLETED', 3)];
    expect(await move()).toBe('Sent back: 3.');
  });

  it('that fails says after how many, and why', async () => {
    listed = [YESTERDAY, task(2, 'FAILED', 1, 'AccessDenied')];
    await expect(move()).rejects.toThrow(
      'the move of SQS ended FAILED after 1 dead letter: AccessDenied',
    );
  });
});
