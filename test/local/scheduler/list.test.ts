import {
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-scheduler';
import { beforeEach, describe, expect, it } from 'vitest';
import { rejectionOf } from '../fixtures/endpoint.ts';
import { openScheduler, QUEUE_ARN } from './open-scheduler.ts';

let open: Awaited<ReturnType<typeof openScheduler>>;
beforeEach(async () => {
  open = await openScheduler();
  await open.client.send(new CreateScheduleGroupCommand({ Name: 'deferrals' }));
});

const list = async (input: ListSchedulesCommandInput = {}) => {
  const { Schedules = [], NextToken } = await open.client.send(new ListSchedulesCommand(input));
  return { names: Schedules.map(({ Name }) => Name), NextToken, Schedules };
};

describe('schedules', () => {
  beforeEach(async () => {
    await open.create({ Name: 'b-2', GroupName: 'deferrals' });
    await open.create({ Name: 'a-1', State: 'DISABLED' });
    await open.create({ Name: 'b-1' });
  });

  // API reference of Scheduler, ListSchedules.
  it('are listed by group, prefix and state', async () => {
    expect((await list()).names).toEqual(['a-1', 'b-1', 'b-2']);
    expect((await list({ GroupName: 'deferrals' })).names).toEqual(['b-2']);
    expect((await list({ NamePrefix: 'b-' })).names).toEqual(['b-1', 'b-2']);
    expect((await list({ State: 'DISABLED' })).names).toEqual(['a-1']);
    expect((await list({ NamePrefix: 'a' })).Schedules).toMatchObject([
      { Name: 'a-1', GroupName: 'default', State: 'DISABLED', Target: { Arn: QUEUE_ARN } },
    ]);
  });

  it('are listed in pages, whatever goes in between', async () => {
    const first = await list({ MaxResults: 2 });
    expect(first.names).toEqual(['a-1', 'b-1']);
    await open.client.send(new DeleteScheduleCommand({ Name: 'b-1' }));
    const second = await list({ MaxResults: 2, NextToken: first.NextToken });
    expect(second.names).toEqual(['b-2']);
    expect(second.NextToken).toBeUndefined();
    expect((await list({ MaxResults: 2 })).NextToken).toBeUndefined();
  });

  it.each([0, 101])('are not listed %d at a time', async (MaxResults) => {
    expect(await rejectionOf(list({ MaxResults }))).toMatchObject({ name: 'ValidationException' });
  });

  it('are not listed of a group that is not there', async () => {
    expect(await rejectionOf(list({ GroupName: 'other' }))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('are found in their group alone, and deleted there', async () => {
    const get = new GetScheduleCommand({ Name: 'b-2' });
    expect(await rejectionOf(open.client.send(get))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await open.client.send(new DeleteScheduleCommand({ Name: 'b-2', GroupName: 'deferrals' }));
    expect((await list()).names).toEqual(['a-1', 'b-1']);
    const again = new DeleteScheduleCommand({ Name: 'b-2', GroupName: 'deferrals' });
    expect(await rejectionOf(open.client.send(again))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('a group', () => {
  it('is told, and listed beside that of the account', async () => {
    const { client } = open;
    expect(await client.send(new GetScheduleGroupCommand({ Name: 'deferrals' }))).toMatchObject({
      Arn: 'arn:aws:scheduler:ap-southeast-1:000000000000:schedule-group/deferrals',
      State: 'ACTIVE',
      CreationDate: expect.any(Date),
    });
    const { ScheduleGroups } = await client.send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups?.map(({ Name }) => Name)).toEqual(['default', 'deferrals']);
  });

  it('takes its name', async () => {
    const again = new CreateScheduleGroupCommand({ Name: 'deferrals' });
    expect(await rejectionOf(open.client.send(again))).toMatchObject({ name: 'ConflictException' });
  });

  // API reference, DeleteScheduleGroup: its schedules go with it.
  it('is deleted with its schedules, which then do not go off', async () => {
    await open.create({ Name: 'a', GroupName: 'deferrals' });
    await open.create({ Name: 'b' });
    await open.client.send(new DeleteScheduleGroupCommand({ Name: 'deferrals' }));
    expect((await list()).names).toEqual(['b']);
    await open.travelTo('2026-11-23T05:00:00Z');
    expect(open.sent).toHaveLength(1);
    expect(await rejectionOf(list({ GroupName: 'deferrals' }))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('of the account stays', async () => {
    const command = new DeleteScheduleGroupCommand({ Name: 'default' });
    expect(await rejectionOf(open.client.send(command))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('has no tags on this machine', async () => {
    const Tags = [{ Key: 'k', Value: 'v' }];
    const create = new CreateScheduleGroupCommand({ Name: 'tagged', Tags });
    expect(await rejectionOf(open.client.send(create))).toMatchObject({
      message: expect.stringContaining('Tags is not played on this machine'),
    });
    const ask = new ListTagsForResourceCommand({ ResourceArn: QUEUE_ARN });
    expect(await rejectionOf(open.client.send(ask))).toMatchObject({
      name: 'UnknownOperationException',
      message: expect.stringContaining('PUT schedules/'),
    });
  });
});
