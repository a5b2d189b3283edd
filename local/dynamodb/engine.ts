import { mkdirSync } from 'node:fs';
import { promisify } from 'node:util';
import dynalite from 'dynalite';
import type { AwsResponse } from '../aws-request.ts';
import { injectInto, signedFor } from '../inject.ts';
import { REGION } from '../surroundings.ts';

/** An operation of DynamoDB, such as `GetItem`, as JSON in and out. */
export type Call = (operation: string, input: Input) => Promise<AwsResponse>;

export type Input = Readonly<Record<string, unknown>>;

export interface Engine {
  readonly call: Call;
  /** Once no call is under way. */
  stop(): Promise<void>;
}

/**
 * dynalite within this process.
 * @param dataDir of its LevelDB, made where it is not there; in memory without one
 */
export function startEngine(dataDir?: string): Engine {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const server = dynalite({
    ...{ createTableMs: 0, deleteTableMs: 0 },
    ...(dataDir === undefined ? {} : { path: dataDir }),
  });
  return {
    call: (operation, input) =>
      injectInto(
        (request, response) => server.emit('request', request, response),
        {
          ...signedFor('dynamodb', REGION),
          'x-amz-target': `DynamoDB_20120810.${operation}`,
          'content-type': 'application/x-amz-json-1.0',
        },
        JSON.stringify(input),
      ),
    async stop() {
      // It closes its database after its port alone, and so must have had one.
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
      });
      await promisify(server.close.bind(server))();
    },
  };
}
