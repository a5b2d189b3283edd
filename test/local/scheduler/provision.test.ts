import { describe, expect, it } from 'vitest';
import type { Assembly } from '../../../local/assembly.ts';
import type { Cloud } from '../../../local/provision/cloud.ts';
import { provision } from '../../../local/provision/provision.ts';
import type { Scheduler } from '../../../local/scheduler.ts';
import { aTarget, openScheduler } from './open-scheduler.ts';

const GROUP = { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'deferrals' } };
const aSchedule = (change: object = {}) => ({
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    Name: 'opening',
    GroupName: { Ref: 'Group' },
    ScheduleExpression: 'at(2026-11-23T13:00:00)',
    ScheduleExpressionTimezone: 'Asia/Shanghai',
    FlexibleTimeWindow: { Mode: 'OFF' },
    StartDate: '2026-11-01T00:00:00Z',
    Target: aTarget(),
    ...change,
  },
});

/** Provisions both and answers what the template puts out of them. */
async function build(scheduler: Scheduler, schedule: object) {
  const output = (Value: unknown) => ({ Value });
  const assembly: Assembly = {
    stackName: 'test',
    template: {
      Resources: { Schedule: schedule, Group: GROUP } as Assembly['template']['Resources'],
      Outputs: {
        group: output({ Ref: 'Group' }),
        groupArn: output({ 'Fn::GetAtt': ['Group', 'Arn'] }),
        schedule: output({ Ref: 'Schedule' }),
        scheduleArn: output({ 'Fn::GetAtt': ['Schedule', 'Arn'] }),
      },
    },
    templateSha256: '',
    assetPath: (key) => key,
  };
  return (await provision(assembly, { assembly, scheduler } as unknown as Cloud)).outputs;
}

// CloudFormation user guide, AWS::Scheduler::Schedule and AWS::Scheduler::ScheduleGroup: a Ref is
// the name, and both have an Arn.
describe('a schedule of the template', () => {
  it('is created in its group, under the names of the template', async () => {
    const { scheduler, travelTo, sent } = await openScheduler();
    const prefix = 'arn:aws:scheduler:ap-southeast-1:000000000000';
    expect(await build(scheduler, aSchedule())).toEqual({
      group: 'deferrals',
      groupArn: `${prefix}:schedule-group/deferrals`,
      schedule: 'opening',
      scheduleArn: `${prefix}:schedule/deferrals/opening`,
    });
    await travelTo('2026-11-23T05:00:00Z');
    expect(sent).toHaveLength(1);
  });

  it('that is there from an earlier day stays as it is, done or not', async () => {
    const { scheduler, travelTo, sent } = await openScheduler();
    await build(scheduler, aSchedule());
    await travelTo('2026-11-23T05:00:00Z');
    await build(scheduler, aSchedule());
    await travelTo('2026-11-24T05:00:00Z');
    expect(sent).toHaveLength(1);
  });

  it('that the template has changed is changed', async () => {
    const { scheduler, travelTo, sent } = await openScheduler();
    await build(scheduler, aSchedule());
    await build(scheduler, aSchedule({ ScheduleExpression: 'at(2026-11-23T14:00:00)' }));
    await travelTo('2026-11-24T05:00:00Z');
    expect(sent).toMatchObject([{ at: '2026-11-23T06:00Z' }]);
  });

  it.each<[change: object, named: string]>([
    [{ KmsKeyArn: 'arn' }, 'Schedule.KmsKeyArn'],
    [{ ActionAfterCompletion: 'DELETE' }, 'Schedule.ActionAfterCompletion'],
    [{ ScheduleExpression: 'rate(1 day)' }, 'Schedule: ScheduleExpression rate(1 day)'],
    [{ StartDate: 'soon' }, "'StartDate'"],
  ])('is not created with %j', async (change, named) => {
    const { scheduler } = await openScheduler();
    await expect(build(scheduler, aSchedule(change))).rejects.toThrow(named);
  });
});
