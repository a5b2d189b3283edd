/**
 * Puts the example event of a kind or a fact on the bus and tells what came of it:
 * `npm run send -- ItemSold --phone 13800138000 [--set item.priceFen=990000] [--event-id e-1]`.
 * With `--stage` it goes to the bus of that stage on AWS.
 */
import { randomUUID } from 'node:crypto';
import { type ExampleEvent, exampleOf } from '../functions/catalog/example.ts';
import type { Entry } from '../functions/catalog/index.ts';
import { readEvent } from '../functions/domain/event.ts';
import { rejectionReason } from '../functions/domain/rejection.ts';
import { followEvent } from './follow-event.ts';
import { createPlatform } from './platform.ts';
import { runTool } from './run-tool.ts';
import { allDelivered, findRunning, nowOf } from './running.ts';
import { readSendOptions, type SendChoices } from './send-options.ts';

await runTool((args) => main(readSendOptions(args)));

async function main({ entry, phone, stage, eventId, changesOf }: SendChoices): Promise<void> {
  const running = stage === undefined ? findRunning() : undefined;
  const nowMs = running === undefined ? Date.now() : await nowOf(running);
  const at = { eventId: eventId ?? `send-${randomUUID()}`, nowMs };
  const example = exampleOf(entry, at);
  const event: ExampleEvent = {
    ...example,
    detail: changesOf({ ...example.detail, recipient: { ...entry.example.recipient, phone } }),
  };
  if (running === undefined) {
    const busName = `dingdong-${stage}`;
    await createPlatform(busName).put(event);
    console.log(`${entry.name} ${at.eventId} is on the bus ${busName}.`);
    return;
  }
  const { endpoint } = running;
  const platform = createPlatform(`dingdong-${running.stage}`, endpoint);
  if (entry.lane === null) {
    await platform.put(event);
    // Or the event that somebody sends next overtakes a consent.
    await allDelivered(running);
    console.log(`${entry.name} ${at.eventId} is on the bus: a fact, which tells nobody.`);
    const reason = whyUnreadable(event, entry, nowMs);
    if (reason !== undefined) console.log(`It goes to the dead-letter queue of facts: ${reason}`);
    return;
  }
  const outcome = await followEvent({ running, kind: entry, phone, ...at }, () =>
    platform.put(event),
  );
  console.log(`${entry.name} ${at.eventId} is on the bus.`);
  console.log(outcome);
  if (outcome.endsWith('no-consent')) {
    console.log(`Marketing waits for a yes: npm run send -- ConsentGiven --phone ${phone}`);
  }
}

/** What nobody would say: facts are not announced. */
function whyUnreadable(event: ExampleEvent, entry: Entry, nowMs: number): string | undefined {
  const body = JSON.stringify({ id: 'send', ...event });
  const read = readEvent(body, new Map([[entry.name, entry]]), nowMs);
  return read.valid ? undefined : rejectionReason(read.rejection);
}
