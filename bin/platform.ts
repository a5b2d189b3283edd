import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { ExampleEvent } from '../functions/catalog/example.ts';
import { localClient } from './local-client.ts';

export interface Platform {
  /** @throws with what EventBridge says of an event that it refuses */
  put(event: ExampleEvent): Promise<void>;
}

/**
 * Plays the consignment platform: puts events on the bus.
 * @param endpoint of a local cloud; AWS itself, by the usual environment, without it
 */
export function createPlatform(busName: string, endpoint?: string): Platform {
  const bus = new EventBridgeClient(endpoint === undefined ? {} : localClient(endpoint));
  return {
    async put({ source, 'detail-type': DetailType, detail }) {
      const entry = { EventBusName: busName, Source: source, DetailType };
      const answer = await bus.send(
        new PutEventsCommand({ Entries: [{ ...entry, Detail: JSON.stringify(detail) }] }),
      );
      const [said] = answer.Entries ?? [];
      if (said?.ErrorCode !== undefined) throw new Error(`${said.ErrorCode}: ${said.ErrorMessage}`);
    },
  };
}
