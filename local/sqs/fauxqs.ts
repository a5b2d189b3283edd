import { buildApp } from 'fauxqs';
// Not among what the package exports, whose version is pinned: without its store nobody could tell
// when a message falls due, drop one that is too old, or keep one on disk without a public port.
import { PersistenceManager } from '../../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsQueue, SqsStore } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { INVALID_MESSAGE_BODY_CHAR } from '../../node_modules/fauxqs/dist/sqs/sqsTypes.js';
import { noteMoved, noteMoves } from './moved-from.ts';
import { inOneWrite } from './one-write.ts';

export interface Fauxqs {
  readonly app: ReturnType<typeof buildApp>;
  readonly queues: () => readonly SqsQueue[];
  queue(name: string): SqsQueue | undefined;
  stop(): Promise<void>;
}

/** @param dataDir keeps queues and messages; without it they are in memory */
export async function openFauxqs(region: string, dataDir?: string): Promise<Fauxqs> {
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const { sqsStore, snsStore } = stores;
  const disk = dataDir === undefined ? undefined : new PersistenceManager(dataDir);
  if (disk !== undefined) {
    disk.loadSqsAndSns(sqsStore, snsStore);
    // What was read needs no writing again; what happens from here on does.
    sqsStore.persistence = disk;
    for (const queue of sqsStore.allQueues()) queue.persistence = disk;
  }
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  await app.ready();
  return {
    app,
    queues: () => [...sqsStore.allQueues()],
    queue: (name) => sqsStore.getQueueByName(name),
    async stop() {
      await app.close();
      disk?.close();
    },
  };
}

// By the SQS API reference, SendMessage: what XML 1.0 allows, characters above U+FFFF included,
// which fauxqs takes for two halves that are not.
const INVALID = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
Object.assign(INVALID_MESSAGE_BODY_CHAR, { test: (text: string) => INVALID.test(text) });

// What a receive writes is one write: a message on its way to the dead-letter queue would lie on
// neither where the process is killed between the two.
const { dequeue } = SqsQueue.prototype;
SqsQueue.prototype.dequeue = function (...given) {
  return inOneWrite(this, () => noteMoves(this.arn, () => dequeue.apply(this, given)));
};

const { enqueue } = SqsQueue.prototype;
SqsQueue.prototype.enqueue = function (message) {
  noteMoved(message);
  enqueue.call(this, message);
};
