import type { SqsQueue } from '../../node_modules/fauxqs/dist/sqs/sqsStore.js';

/** What a task does to a queue that is kept on disk is written as one: a kill leaves no half. */
export function inOneWrite<T>(queue: SqsQueue, task: () => T): T {
  const database = queue.persistence?.['db'];
  if (database === undefined) return task();
  database.exec('BEGIN');
  try {
    return task();
  } finally {
    database.exec('COMMIT');
  }
}
