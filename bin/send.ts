/**
 * Puts the example event of a kind or a fact on the bus and tells what came of it:
 * `npm run send -- ItemSold --phone 13800138000 [--set item.priceFen=990000] [--event-id e-1]`.
 * With `--stage` it goes to the bus of that stage on AWS.
 */
import { randomUUID } from 'node:crypto';
import { type ExampleEvent, exampleOf } from '../functions/catalog/example.ts';
import { followEvent } from './follow-event.ts';
import { createPlatform } from './platform.ts';
import { runTool } from './run-tool.ts';
import { findRunning, nowOf } from './running.ts';
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
    console.log(`${entry.name} ${at.eventId} is on the bus: a fact, which tells nobody.`);
    return;
  }
  const outcome = await followEvent(endpoint, at.eventId, phone, () => platform.put(event));
  console.log(`${entry.name} ${at.eventId} is on the bus.`);
  console.log(outcome);
  if (outcome.endsWith('no-consent')) {
    console.log(`Marketing waits for a yes: npm run send -- ConsentGiven --phone ${phone}`);
  }
}
