import { createServer } from 'node:http';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { startCloud } from '../../local/cloud.ts';
import { listenOnLoopback } from '../../local/loopback.ts';
import { REGION } from '../../local/surroundings.ts';
import { rejectionOf } from './fixtures/endpoint.ts';

async function aFreePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnLoopback(server, 0);
  server.close();
  return port;
}

describe('a cloud that is starting', () => {
  it('takes no call, in a way that SDKs try again: a bus without rules would lose an event', async () => {
    const port = await aFreePort();
    const client = new EventBridgeClient({
      ...{ endpoint: `http://127.0.0.1:${port}`, region: REGION, maxAttempts: 1 },
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const put = new PutEventsCommand({
      Entries: [{ Source: 'a', DetailType: 'b', Detail: '{}' }],
    });
    let refusal: unknown;
    const cloud = await startCloud({
      port,
      async assemble() {
        refusal = await rejectionOf(client.send(put));
        const template = { Resources: {} };
        return { stackName: 'test', template, templateSha256: '', assetPath: () => '' };
      },
    });
    expect(refusal).toMatchObject({ $metadata: { httpStatusCode: 503 } });
    expect((await client.send(put)).FailedEntryCount).toBe(0);
    await cloud.stop();
  });
});
