import { NAME, parse } from './constraints.ts';
import { describeGroup, type Group, type Groups, groupArn } from './groups.ts';
import { pageOf, parseListQuery } from './page.ts';
import type { RestCall } from './rest.ts';
import { describe, keyOf, type Schedule, scheduleArn, summarize } from './schedule.ts';
import { invalid } from './scheduler-error.ts';
import type { Schedules } from './schedules.ts';

/** Answers a call. @throws a SchedulerError */
export type Operation = (call: RestCall) => object;

export interface OperationsOptions {
  readonly schedules: Schedules;
  readonly groups: Groups;
  watch(schedule: Schedule): void;
  forget(schedule: Schedule): void;
}

/** The operations that are played, by method and path of the API reference. */
export function operationsOf(options: OperationsOptions): Readonly<Record<string, Operation>> {
  const { schedules, groups, watch, forget } = options;

  const drop = (schedule: Schedule) => {
    schedules.delete(schedule.definition);
    forget(schedule);
  };
  const watched = (schedule: Schedule) => {
    watch(schedule);
    return { ScheduleArn: scheduleArn(schedule.definition) };
  };

  return {
    'POST schedules/': ({ name, input }) => watched(schedules.create({ ...input, Name: name })),
    'PUT schedules/': ({ name, input }) => watched(schedules.update({ ...input, Name: name })),
    'GET schedules/': (call) => describe(schedules.get(placeOf(call))),
    'DELETE schedules/'(call) {
      drop(schedules.get(placeOf(call)));
      return {};
    },
    'GET schedules'({ query }) {
      const wanted = parseListQuery(query);
      const { ScheduleGroup, NamePrefix = '', State } = wanted;
      if (ScheduleGroup !== undefined) groups.get(ScheduleGroup);
      const found = schedules.list().filter(({ definition }) => {
        const { GroupName, Name } = definition;
        return (
          (ScheduleGroup ?? GroupName) === GroupName &&
          Name.startsWith(NamePrefix) &&
          (State ?? definition.State) === definition.State
        );
      });
      const { entries, ...more } = pageOf(found, ({ definition }) => keyOf(definition), wanted);
      return { Schedules: entries.map(summarize), ...more };
    },
    'POST schedule-groups/'({ name, input }) {
      const { ClientToken: _, ...others } = input;
      const [strange] = Object.keys(others);
      if (strange !== undefined) throw invalid(`${strange} is not played on this machine`);
      return { ScheduleGroupArn: groupArn(groups.create(parse(NAME, name)).Name) };
    },
    'GET schedule-groups/': ({ name }) => describeGroup(groups.get(name)),
    'DELETE schedule-groups/'({ name }) {
      const members = schedules.list().filter(({ definition }) => definition.GroupName === name);
      groups.checkDeletable(name);
      for (const member of members) drop(member);
      groups.delete(name);
      return {};
    },
    'GET schedule-groups'({ query }) {
      const wanted = parseListQuery(query);
      const found = groups.list().filter(({ Name }) => Name.startsWith(wanted.NamePrefix ?? ''));
      const { entries, ...more } = pageOf(found, ({ Name }: Group) => Name, wanted);
      return { ScheduleGroups: entries.map(describeGroup), ...more };
    },
  };
}

const placeOf = ({ name, query }: RestCall) => ({
  Name: name,
  GroupName: query.get('groupName') ?? 'default',
});
