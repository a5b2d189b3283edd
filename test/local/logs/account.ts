import { gunzipSync } from 'node:zlib';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  type InputLogEvent,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { afterAll, beforeEach } from 'vitest';
import type { Judge, ServiceCall } from '../../../local/iam/judge.ts';
import { startLogs } from '../../../local/logs.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { openEndpoint } from '../fixtures/endpoint.ts';

export const NOON = Date.parse('2026-11-23T04:00:00Z');
export const FUNCTION = arnOf('lambda', 'function:receipts');

/** CloudWatch Logs where every test has a group of its own, with one stream. */
export async function openAccount() {
  const endpoint = await openEndpoint();
  const clock = { nowMs: NOON };
  const said = {
    invoked: [] as { readonly functionName: string; readonly data: unknown }[],
    troubles: [] as string[],
    judged: [] as ServiceCall[],
    refused: [] as string[],
  };
  const judge: Judge = {
    role: () => undefined,
    service(call) {
      said.judged.push(call);
      return said.refused.includes(call.resource) ? { message: 'not authorized' } : undefined;
    },
  };
  const logs = startLogs({
    now: () => clock.nowMs,
    judge,
    invokeLater: (functionName, event) =>
      void said.invoked.push({ functionName, data: unpack(event) }),
    onTrouble: (message) => said.troubles.push(message),
  });
  endpoint.serve(logs);
  const client = new CloudWatchLogsClient(endpoint.client);
  afterAll(() => endpoint.stop());

  const here = { logGroupName: '', logStreamName: 'stream/1' };
  let groups = 0;
  beforeEach(async () => {
    clock.nowMs = NOON;
    for (const list of Object.values(said)) list.splice(0);
    groups += 1;
    here.logGroupName = `group/${groups}`;
    await client.send(new CreateLogGroupCommand({ logGroupName: here.logGroupName }));
    await client.send(new CreateLogStreamCommand(here));
  });

  return {
    ...said,
    ...{ url: endpoint.url, client, clock, here, logs },
    put: (logEvents: InputLogEvent[], change: object = {}) =>
      client.send(new PutLogEventsCommand({ ...here, logEvents, ...change })),
    /** Events of one time. */
    say: (...messages: readonly string[]) =>
      client.send(
        new PutLogEventsCommand({
          ...here,
          logEvents: messages.map((message) => ({ timestamp: clock.nowMs, message })),
        }),
      ),
  };
}

/** What a subscriber finds in its event. */
function unpack(event: unknown): unknown {
  const { awslogs } = event as { readonly awslogs: { readonly data: string } };
  return JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString());
}
