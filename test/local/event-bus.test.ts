import {
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startEventBus } from '../../local/event-bus.ts';
import type { Envelope } from '../../local/event-envelope.ts';
import { parsePattern } from '../../local/event-pattern.ts';
import { arnOf } from '../../local/surroundings.ts';
import { openEndpoint, rejectionOf } from './fixtures/endpoint.ts';

const delivered: { readonly to: string; readonly by: string; readonly event: Envelope }[] = [];
const bus = startEventBus(
  () => Date.parse('2026-11-23T04:00:00.987Z'),
  async (event, rule, target) => {
    delivered.push({ to: target.arn, by: rule.arn, event });
  },
);
bus.createBus('shop');
bus.createBus('other');
const rule = (arn: string, busName: string, pattern: unknown, ...targets: readonly string[]) =>
  bus.addRule({
    arn,
    busName,
    pattern: parsePattern(pattern),
    targets: targets.map((each) => ({ arn: each })),
  });
rule('all', 'shop', { source: [{ prefix: '' }] }, 'queue-1');
rule('sold', 'shop', { 'detail-type': ['item sold'] }, 'queue-1', 'queue-2');
rule('others', 'other', { source: [{ prefix: '' }] }, 'queue-3');

const endpoint = await openEndpoint();
endpoint.serve(bus);
const client = new EventBridgeClient(endpoint.client);
afterAll(() => endpoint.stop());
beforeEach(() => void delivered.splice(0));

const anEntry = (change: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
  EventBusName: 'shop',
  Source: 'platform',
  DetailType: 'item listed',
  Detail: '{"price":1}',
  ...change,
});

const put = (...Entries: readonly PutEventsRequestEntry[]) =>
  client.send(new PutEventsCommand({ Entries: [...Entries] }));

describe('an event', () => {
  // EventBridge user guide, "Events": these nine fields, the time in ISO 8601 to the second.
  it('reaches its targets in its whole envelope', async () => {
    const { FailedEntryCount, Entries } = await put(anEntry());
    expect(FailedEntryCount).toBe(0);
    expect(Entries?.[0]?.EventId).toMatch(/^[\da-f-]{36}$/);
    expect(delivered.map(({ event }) => event)).toEqual([
      {
        version: '0',
        id: Entries?.[0]?.EventId,
        'detail-type': 'item listed',
        source: 'platform',
        account: '000000000000',
        time: '2026-11-23T04:00:00Z',
        region: 'ap-southeast-1',
        resources: [],
        detail: { price: 1 },
      },
    ]);
  });

  it('keeps the time and the resources that its entry gives', async () => {
    await put(anEntry({ Time: new Date('2020-01-02T03:04:05.678Z'), Resources: ['arn:item'] }));
    expect(delivered[0]?.event).toMatchObject({
      time: '2020-01-02T03:04:05Z',
      resources: ['arn:item'],
    });
  });

  it('is told to who listens, whether a rule matches or not', async () => {
    const heard: Envelope[] = [];
    bus.onEvent((event) => heard.push(event));
    const { Entries } = await put(anEntry({ EventBusName: 'default' }));
    expect(heard.map(({ id }) => id)).toEqual([Entries?.[0]?.EventId]);
    expect(delivered).toEqual([]);
  });
});

describe('a rule', () => {
  const routes = () => delivered.map(({ by, to }) => `${by} to ${to}`);

  it('sees the events of its own bus only', async () => {
    await put(anEntry({ EventBusName: 'other' }));
    expect(routes()).toEqual(['others to queue-3']);
  });

  it('sees a bus that is named by its ARN', async () => {
    await put(anEntry({ EventBusName: arnOf('events', 'event-bus/other') }));
    expect(routes()).toEqual(['others to queue-3']);
  });

  // EventBridge user guide, "Rules": every rule that matches sends the event to its own targets.
  it('delivers beside every other that matches, even to the same target', async () => {
    await put(anEntry({ DetailType: 'item sold' }));
    expect(routes()).toEqual(['all to queue-1', 'sold to queue-1', 'sold to queue-2']);
  });
});

// API reference of EventBridge, PutEvents: every entry has a result of its own at its place, with
// an EventId or an ErrorCode and ErrorMessage; FailedEntryCount counts the latter.
describe('an entry that is refused', () => {
  it.each<[what: string, change: Partial<PutEventsRequestEntry>, code: string]>([
    ['no Source', { Source: undefined }, 'InvalidArgument'],
    ['no DetailType', { DetailType: undefined }, 'InvalidArgument'],
    ['no Detail', { Detail: undefined }, 'InvalidArgument'],
    ['an empty Detail', { Detail: '' }, 'InvalidArgument'],
    ['a Detail that is not JSON', { Detail: '{price:1}' }, 'MalformedDetail'],
    ['a list for a Detail', { Detail: '[1]' }, 'MalformedDetail'],
    ['a text for a Detail', { Detail: '"price"' }, 'MalformedDetail'],
    ['null for a Detail', { Detail: 'null' }, 'MalformedDetail'],
    ['a bus that is not there', { EventBusName: 'nowhere' }, 'ResourceNotFoundException'],
  ])('for %s has an error at its place, and its neighbours are taken', async (_, change, code) => {
    const { FailedEntryCount, Entries } = await put(anEntry(), anEntry(change), anEntry());
    expect(FailedEntryCount).toBe(1);
    expect(Entries).toEqual([
      { EventId: expect.any(String) },
      { ErrorCode: code, ErrorMessage: expect.any(String) },
      { EventId: expect.any(String) },
    ]);
    expect(delivered.map(({ event }) => event.id)).toEqual([
      Entries?.[0]?.EventId,
      Entries?.[2]?.EventId,
    ]);
  });

  // User guide of EventBridge, on the size of an entry:
  // bytes of UTF-8 in Source, DetailType, Detail and Resources, and 14 for a Time.
  // API reference of EventBridge, PutEventsResultEntry: NotAuthorizedForSourceException.
  it('speaks as AWS itself', async () => {
    const { Entries } = await put(anEntry({ Source: 'aws.ec2' }), anEntry());
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      'NotAuthorizedForSourceException',
      undefined,
    ]);
  });

  it('names a bus of another account by its ARN', async () => {
    const EventBusName = 'arn:aws:events:us-east-1:999999999999:event-bus/dingdong-dev';
    const { Entries } = await put(anEntry({ EventBusName }));
    expect(Entries).toMatchObject([{ ErrorCode: 'ResourceNotFoundException' }]);
  });

  it('is one that has more bytes than fit, whatever its characters', async () => {
    const detail = (characters: number) => JSON.stringify({ text: '叮'.repeat(characters) });
    const [fits, tooLong] = [detail(87_000), detail(87_500)];
    const { Entries } = await put(
      anEntry({ Detail: fits }),
      anEntry({ Detail: tooLong }),
      anEntry({ Detail: fits, Resources: ['r'.repeat(2_000)] }),
    );
    expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
      undefined,
      'InvalidArgument',
      'InvalidArgument',
    ]);
  });
});

describe('a call that is malformed', () => {
  it.each([
    { Entries: [null] },
    { Entries: 'x' },
    { Entries: [{ Source: 1 }] },
    { Entries: [anEntry(), { ...anEntry(), Resources: 'x' }] },
    { Entries: [{ ...anEntry(), Time: 'soon' }] },
  ])('puts nothing at all: %j', async (input) => {
    const request = {
      service: 'events',
      accessKeyId: 'test',
      method: 'POST',
      path: '/',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: JSON.stringify(input),
    };
    const { status, body } = await bus.handle(request);
    expect([status, JSON.parse(body).__type]).toEqual([400, 'SerializationException']);
    expect(delivered).toEqual([]);
  });
});

// API reference of EventBridge, PutEvents: 1 to 10 entries.
describe('a call that is refused as a whole', () => {
  it.each([0, 11])('has %d entries', async (count) => {
    const call = put(...Array.from({ length: count }, () => anEntry()));
    expect(await rejectionOf(call)).toMatchObject({ name: 'ValidationException' });
    expect(delivered).toEqual([]);
  });

  it('has not 10 entries', async () => {
    const { Entries } = await put(...Array.from({ length: 10 }, () => anEntry()));
    expect(new Set(Entries?.map(({ EventId }) => EventId)).size).toBe(10);
  });

  it('is none that puts events', async () => {
    expect(await rejectionOf(client.send(new ListRulesCommand({})))).toMatchObject({
      name: 'UnknownOperationException',
    });
  });
});
