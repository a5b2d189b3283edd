import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it, vi } from 'vitest';
import type { ExampleEvent } from '../../functions/catalog/example.ts';
import { aChangedCloud, type TemplateResource } from '../support/a-changed-cloud.ts';
import { anExample, phoneNumber } from '../support/a-cloud.ts';

/** The template's policies without one action, wherever it stands. */
const without = (action: string) => (resources: Readonly<Record<string, TemplateResource>>) =>
  Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [
      id,
      resource.Type === 'AWS::IAM::Policy' ? withoutAction(resource, action) : resource,
    ]),
  );

function withoutAction(resource: TemplateResource, action: string): TemplateResource {
  const copy = structuredClone(resource);
  const document = copy.Properties.PolicyDocument;
  document.Statement = document.Statement.flatMap((statement: { readonly Action: unknown }) => {
    const others = [statement.Action].flat().filter((each) => each !== action);
    return others.length === 0 ? [] : [{ ...statement, Action: others }];
  });
  return copy;
}

const PATIENCE = { timeout: 20_000, interval: 50 };

type Cloud = Awaited<ReturnType<typeof aChangedCloud>>;

async function put(cloud: Cloud, event: ExampleEvent): Promise<void> {
  await new EventBridgeClient(cloud.client).send(
    new PutEventsCommand({
      Entries: [
        {
          EventBusName: cloud.outputs['BusName'],
          Source: event.source,
          DetailType: event['detail-type'],
          Detail: JSON.stringify(event.detail),
        },
      ],
    }),
  );
}

const sellIn = (cloud: Cloud) => put(cloud, anExample('ItemSold', phoneNumber(1), 'sale-1'));

/** By whom, what and on what, as the first denial has it. */
const denialIn = (cloud: Cloud): Promise<readonly string[]> =>
  vi.waitFor(() => {
    const found = cloud.troubles.find((trouble) => trouble.includes('AccessDenied'));
    if (found === undefined) throw new Error('nothing was denied yet');
    return (
      found.match(/User: (\S+) is not authorized to perform: (\S+) on resource: (\S+)/) ?? []
    ).slice(1);
  }, PATIENCE);

describe('a template that lacks a permission', () => {
  it.each([
    ['dynamodb:BatchGetItem', /^arn:aws:dynamodb:[^ ]*:table\/dingdong-dev-Recipients/],
    ['dynamodb:UpdateItem', /^arn:aws:dynamodb:[^ ]*:table\/dingdong-dev-Recipients/],
    ['sns:Publish', /^\+8613800000001/],
    ['secretsmanager:GetSecretValue', /^arn:aws:secretsmanager:[^ ]*PhonesSecret/],
    ['events:PutEvents', /^arn:aws:events:[^ ]*:event-bus\/dingdong-dev/],
  ])('fails by it: %s is denied, and function, action and resource are named', async (...given) => {
    const [action, resource] = given;
    const cloud = await aChangedCloud(without(action));
    await sellIn(cloud);
    const [caller, denied, on] = await denialIn(cloud);
    expect(caller).toMatch(
      /assumed-role\/dingdong-dev-TransactionalSenderRole\w+\/dingdong-dev-Tr/,
    );
    expect(denied).toBe(action);
    expect(on).toMatch(resource);
    // What would still come has come; the last of them only leaves the platform without an answer.
    await cloud.travel(0);
    if (action !== 'events:PutEvents') expect(cloud.sms.inbox()).toEqual([]);
  });

  it.each([
    ['scheduler:CreateSchedule', /^arn:aws:scheduler:[^ ]*:schedule\/dingdong-dev\/[0-9a-f]{32}$/],
    ['iam:PassRole', /^arn:aws:iam::\d+:role\/dingdong-dev-MarketingSchedulesRole/],
  ])('defers nothing, and keeps it on its queue: %s is denied', async (action, resource) => {
    const cloud = await aChangedCloud(without(action));
    await put(cloud, anExample('ConsentGiven', phoneNumber(1), 'consent-1'));
    await cloud.travel(12 * 3_600);
    await put(cloud, anExample('WinBack', phoneNumber(1), 'night-1'));
    const [caller, denied, on] = await denialIn(cloud);
    expect(caller).toMatch(/assumed-role\/dingdong-dev-MarketingSenderRole/);
    expect([denied, on]).toEqual([action, expect.stringMatching(resource)]);
    const { Attributes } = await cloud.attributesOf('MarketingQueueUrl');
    expect(Attributes?.ApproximateNumberOfMessagesNotVisible).toBe('1');
  });

  it('for polling is refused before anything runs, as Lambda refuses such a mapping', async () => {
    await expect(aChangedCloud(without('sqs:GetQueueAttributes'))).rejects.toThrow(
      /TransactionalSender\S+ is not authorized to perform: sqs:\w+ on resource: arn:aws:sqs:/,
    );
  });

  it('of a queue to the bus keeps the event, and says so on the dead-letter queue', async () => {
    const cloud = await aChangedCloud((resources) =>
      Object.fromEntries(
        Object.entries(resources).filter(
          ([id, { Type }]) =>
            Type !== 'AWS::SQS::QueuePolicy' || !id.startsWith('TransactionalQueue'),
        ),
      ),
    );
    await sellIn(cloud);
    const { Attributes } = await cloud.attributesOf('TransactionalDeadLetterQueueUrl');
    expect(Attributes?.ApproximateNumberOfMessages).toBe('1');
    expect(cloud.sms.inbox()).toEqual([]);
  });
});
