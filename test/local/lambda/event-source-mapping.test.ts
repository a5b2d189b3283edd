import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  type MappingDefinition,
  startMapping,
} from '../../../local/lambda/event-source-mapping.ts';
import { failed, type InvocationResult } from '../../../local/lambda/invocation.ts';
import { PATIENCE } from '../fixtures/bundle.ts';
import { memoryQueue } from '../fixtures/memory-queue.ts';

interface Batch {
  readonly ids: readonly string[];
  readonly records: readonly Readonly<Record<string, unknown>>[];
  answer(result: InvocationResult): void;
}

const done: InvocationResult = { ok: true, payload: null };

/** A mapping over a queue and a function whose invocations a test answers by hand. */
function aMapping(change: Partial<MappingDefinition> = {}) {
  const queue = memoryQueue();
  const batches: Batch[] = [];
  const failures: string[] = [];
  const definition: MappingDefinition = {
    queueArn: 'arn:aws:sqs:ap-southeast-1:000000000000:queue',
    queueUrl: 'http://127.0.0.1:4566/000000000000/queue',
    functionName: 'send',
    batchSize: 10,
    batchWindowSeconds: 0,
    maximumConcurrency: 2,
    reportsItemFailures: true,
    ...change,
  };
  const lambda = {
    invoke(functionName: string, event: unknown) {
      expect(functionName).toBe('send');
      const { Records } = event as { readonly Records: Batch['records'] };
      const { promise, resolve } = Promise.withResolvers<InvocationResult>();
      const ids = Records.map(({ messageId }) => String(messageId)).toSorted();
      batches.push({ ids, records: Records, answer: resolve });
      return promise;
    },
  };
  const mapping = startMapping(definition, queue, lambda, (message) => failures.push(message));
  onTestFinished(async () => {
    for (const { answer } of batches) answer(done);
    queue.close();
    await mapping.stop();
  });
  /** The batch of that number, once the function has it. */
  const batch = (n: number) =>
    vi.waitFor(() => {
      const found = batches[n];
      if (found === undefined) throw new Error(`no batch ${n}: ${failures}`);
      return found;
    }, PATIENCE);
  const deleted = (...ids: readonly string[]) =>
    vi.waitFor(() => expect(queue.deleted()).toEqual(ids.toSorted()), PATIENCE);
  return { queue, mapping, batches, failures, batch, deleted };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => `${i}`.padStart(2, '0'));

/** Until all that can happen by itself has happened. */
const quiet = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
};

describe('a batch', () => {
  // Lambda developer guide, on SQS event source mappings: the form of the event, in lower case.
  it('is handed over as Lambda spells it', async () => {
    const { queue, batch } = aMapping();
    queue.put('a');
    expect((await batch(0)).records).toEqual([
      {
        messageId: 'a',
        receiptHandle: 'receipt-a',
        body: 'a',
        attributes: { ApproximateReceiveCount: '1' },
        messageAttributes: { reason: { stringValue: 'because', dataType: 'String' } },
        md5OfBody: 'md5',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-southeast-1:000000000000:queue',
        awsRegion: 'ap-southeast-1',
      },
    ]);
  });

  it('is never larger than the batch size', async () => {
    const { queue, batch } = aMapping({ batchSize: 3 });
    queue.put(...numbered(5));
    expect((await batch(0)).ids).toEqual(['00', '01', '02']);
    expect((await batch(1)).ids).toEqual(['03', '04']);
  });

  it('waits for more while its window is open, and no longer than until it is full', async () => {
    const { queue, batch } = aMapping({ batchSize: 3, batchWindowSeconds: 300 });
    queue.put('a');
    // Once to see the first message, once more for the rest of the window.
    await vi.waitFor(() => expect(queue.waits()).toHaveLength(2), PATIENCE);
    queue.put('b', 'c', 'd');
    expect((await batch(0)).ids).toEqual(['a', 'b', 'c']);
  });

  it('may have more messages than SQS receives or deletes at once', async () => {
    const { queue, batch, deleted } = aMapping({ batchSize: 25, batchWindowSeconds: 1 });
    const ids = numbered(25);
    queue.put(...ids);
    const { ids: handed, answer } = await batch(0);
    expect(handed).toEqual(ids);
    answer(done);
    await deleted(...ids);
  });

  it('comes in no order, because a standard queue keeps none', async () => {
    const { queue, batch } = aMapping();
    queue.put(...numbered(10));
    const orders = new Set<string>();
    for (let n = 0; n < 20 && orders.size < 2; n += 1) {
      const { records, answer } = await batch(n);
      orders.add(records.map(({ messageId }) => messageId).join());
      answer(done);
      queue.put(...numbered(10));
    }
    expect(orders.size).toBe(2);
  });
});

// Lambda developer guide, on scaling SQS event source mappings: maximum
// concurrency bounds the invocations that one mapping has at once.
describe('the maximum concurrency', () => {
  it('is how many batches are in work at once, and no more', async () => {
    const { queue, batches, batch } = aMapping({ batchSize: 1, maximumConcurrency: 2 });
    queue.put(...numbered(5));
    await batch(1);
    await quiet();
    expect(batches).toHaveLength(2);
    batches[1]?.answer(done);
    await batch(2);
    await quiet();
    expect(batches).toHaveLength(3);
  });

  it('is free again after a failure', async () => {
    const { queue, batches, batch } = aMapping({ batchSize: 1, maximumConcurrency: 1 });
    queue.put('a', 'b');
    (await batch(0)).answer(failed('Error', 'broken'));
    expect((await batch(1)).ids).toEqual(['b']);
    expect(batches).toHaveLength(2);
  });
});

describe('what a function is done with', () => {
  it('is deleted', async () => {
    const { queue, batch, deleted, failures } = aMapping();
    queue.put('a', 'b');
    (await batch(0)).answer(done);
    await deleted('a', 'b');
    expect(failures).toEqual([]);
  });

  it('is deleted without what it names as failures', async () => {
    const { queue, batch, deleted } = aMapping();
    queue.put('a', 'b', 'c');
    const payload = { batchItemFailures: [{ itemIdentifier: 'b' }] };
    (await batch(0)).answer({ ok: true, payload });
    await deleted('a', 'c');
  });

  it('is nothing where it failed, and that is told', async () => {
    const { queue, batch, failures } = aMapping();
    queue.put('a');
    (await batch(0)).answer(failed('TypeError', 'broken'));
    await quiet();
    expect(queue.deleted()).toEqual([]);
    expect(failures).toEqual(['send: TypeError: broken']);
  });
});

describe('a mapping that is stopped', () => {
  it('waits for the batches in work, and hands over no other', async () => {
    const { queue, mapping, batches, batch, deleted } = aMapping({ batchSize: 1 });
    queue.put('a');
    const { answer } = await batch(0);
    let isStopped = false;
    const stopping = mapping.stop().then(() => {
      isStopped = true;
    });
    queue.put('b');
    await quiet();
    expect(isStopped).toBe(false);
    answer(done);
    await stopping;
    await deleted('a');
    await quiet();
    expect(batches).toHaveLength(1);
  });
});
