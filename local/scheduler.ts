import type { AwsRequest, AwsResponse, Emulator } from './aws-request.ts';
import { createGroups, type Group, groupArn } from './scheduler/groups.ts';
import { createInvocations, type InvocationOptions } from './scheduler/invocations.ts';
import { operationsOf } from './scheduler/operations.ts';
import { readRest } from './scheduler/rest.ts';
import { keyOf, type Schedule, scheduleArn } from './scheduler/schedule.ts';
import { restAnswer, restError, SchedulerError } from './scheduler/scheduler-error.ts';
import { createSchedules, type SchedulesOptions } from './scheduler/schedules.ts';
import type { Store } from './store.ts';

export interface Scheduler extends Emulator {
  /** Of a template; one that is there already, from an earlier day, stays. Answers its ARN. */
  provideGroup(name: string): string;
  /**
   * Of a template; one that is there already, from an earlier day, changes only where the template
   * has. Answers its ARN.
   * @param input as CreateSchedule takes it
   * @throws for an input that CreateSchedule would refuse
   */
  provideSchedule(input: Readonly<Record<string, unknown>>): string;
  /**
   * Lets schedules go off, also those that fell due while this machine was off. Until then they are
   * kept and wait: for the queues and roles of the template that is still being built.
   */
  resume(): void;
  /** A target is being invoked. */
  isBusy(): boolean;
}

export interface SchedulerOptions extends InvocationOptions, Pick<SchedulesOptions, 'mayAssume'> {
  readonly store: Store;
}

/** EventBridge Scheduler: one-time schedules, their groups, retries and dead letters. */
export function startScheduler(options: SchedulerOptions): Scheduler {
  const { store, clock, mayAssume } = options;
  const kept = store.collection<Schedule>('schedules');
  const groups = createGroups(store.collection<Group>('schedule-groups'), clock.now);
  const schedules = createSchedules(kept, { now: clock.now, groups, mayAssume });
  const invocations = createInvocations(kept, options);
  let hasResumed = false;

  const watch = (schedule: Schedule) => {
    if (hasResumed) invocations.watch(schedule);
  };
  const operations = operationsOf({
    ...{ schedules, groups, watch },
    forget: ({ definition }) => invocations.forget(keyOf(definition)),
  });

  const answer = (request: AwsRequest): AwsResponse => {
    try {
      const call = readRest(request);
      const operation = operations[call.route];
      if (operation !== undefined) return restAnswer(operation(call));
      throw new SchedulerError(
        'UnknownOperationException',
        `${call.route} is not played on this machine; ${Object.keys(operations).join(', ')} are`,
      );
    } catch (error) {
      if (error instanceof SchedulerError) return restError(error);
      throw error;
    }
  };

  return {
    service: 'scheduler',
    handle: async (request) => answer(request),
    provideGroup: (name) =>
      groupArn((groups.has(name) ? groups.get(name) : groups.create(name)).Name),
    provideSchedule(input) {
      const schedule = schedules.provide(input);
      watch(schedule);
      return scheduleArn(schedule.definition);
    },
    resume() {
      hasResumed = true;
      for (const schedule of kept.values()) invocations.watch(schedule);
    },
    isBusy: invocations.isBusy,
  };
}
