import type { Iam } from '../iam/iam.ts';
import type { Sqs } from '../sqs.ts';
import { type Mapping, type MappingDefinition, startMapping } from './event-source-mapping.ts';
import type { Lambda } from './lambda.ts';
import { checkMapping, polledAs } from './poller.ts';

/** The queue pollers of a cloud. */
export interface Mappings {
  add(definition: MappingDefinition): void;
  /**
   * Lets all of them poll.
   * @throws for one that Lambda would not take on
   */
  start(): Promise<void>;
  /** A batch is being worked at, or lies there to be. */
  isBusy(): boolean;
  stop(): Promise<void>;
}

interface Account {
  readonly sqs: Sqs;
  readonly lambda: Lambda;
  readonly iam: Iam;
}

export function openMappings(
  { sqs, lambda, iam }: Account,
  onFailure: (message: string) => void,
): Mappings {
  const definitions: MappingDefinition[] = [];
  const running: Mapping[] = [];
  return {
    add: (definition) => void definitions.push(definition),
    async start() {
      for (const definition of definitions) {
        const { functionName, queueArn } = definition;
        const called = lambda.definition(functionName);
        if (called === undefined) throw new Error(`${queueArn}: no function ${functionName}`);
        const { roleArn, timeoutSeconds } = called;
        const queue = polledAs(sqs, iam, { roleArn, functionName, queueArn });
        await checkMapping(queue, definition, timeoutSeconds);
        running.push(startMapping(definition, queue, lambda, onFailure));
      }
    },
    isBusy: () => running.some((mapping) => mapping.isBusy()),
    async stop() {
      await Promise.all(running.map((mapping) => mapping.stop()));
    },
  };
}
