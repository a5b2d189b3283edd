import {
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';

/** The bodies of what waits in a group of at most 100 schedules, as they fall due. */
export async function flushesIn(GroupName: string): Promise<readonly string[]> {
  const client = new SchedulerClient({});
  const { Schedules = [] } = await client.send(
    new ListSchedulesCommand({ GroupName, MaxResults: 100 }),
  );
  const bodies: string[] = [];
  for (const { Name } of Schedules) {
    const { Target } = await client.send(new GetScheduleCommand({ GroupName, Name }));
    bodies.push(Target?.Input ?? '');
  }
  client.destroy();
  return bodies;
}
