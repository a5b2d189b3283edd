import { isDeepStrictEqual } from 'node:util';
import type { Now } from '../clock.ts';
import type { Collection } from '../store.ts';
import { type DefinitionInput, parseDefinition } from './definition.ts';
import { type Groups, groupArn } from './groups.ts';
import { aSchedule, keyOf, type Schedule } from './schedule.ts';
import { invalid, SchedulerError } from './scheduler-error.ts';

type Input = Readonly<Record<string, unknown>>;
type Place = Pick<Schedule['definition'], 'GroupName' | 'Name'>;

export interface Schedules {
  /**
   * @throws ConflictException for a name that is taken, unless it is by this very request with the
   * same token; ResourceNotFoundException for a group that is not there; ValidationException
   */
  create(input: Input): Schedule;
  /**
   * Takes the place of all that was said before, by the API reference, UpdateSchedule: what is left
   * out is as if never said. One that is done begins anew.
   * @throws ResourceNotFoundException, ValidationException
   */
  update(input: Input): Schedule;
  /** Creates it, updates it where it differs, and leaves it alone where it does not. */
  provide(input: Input): Schedule;
  /** @throws ResourceNotFoundException */
  get(place: Place): Schedule;
  /** @throws ResourceNotFoundException */
  delete(place: Place): void;
  list(): readonly Schedule[];
}

export interface SchedulesOptions {
  readonly now: Now;
  readonly groups: Groups;
  /** Whether a service may act under a role, in the name of a group of schedules. */
  mayAssume(service: string, roleArn: string, sourceArn: string): boolean;
}

export function createSchedules(
  kept: Collection<Schedule>,
  { now, groups, mayAssume }: SchedulesOptions,
): Schedules {
  /** Past what an input alone can tell. */
  const check = ({ definition }: DefinitionInput) => {
    const { GroupName, Target } = definition;
    groups.get(GroupName);
    // By the user guide, on the confused deputy: a condition sees the group, not the schedule.
    if (mayAssume('scheduler.amazonaws.com', Target.RoleArn, groupArn(GroupName))) return;
    throw invalid(
      'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.',
    );
  };

  const keep = (schedule: Schedule): Schedule => {
    kept.put(keyOf(schedule.definition), schedule);
    return schedule;
  };

  const get = (place: Place): Schedule => {
    groups.get(place.GroupName);
    const schedule = kept.get(keyOf(place));
    if (schedule !== undefined) return schedule;
    throw new SchedulerError('ResourceNotFoundException', `Schedule ${place.Name} does not exist.`);
  };

  const create = (input: DefinitionInput): Schedule => {
    const schedule = aSchedule(input, now());
    check(input);
    const before = kept.get(keyOf(input.definition));
    if (before === undefined) return keep(schedule);
    if (isRepeated(input, before)) return before;
    throw new SchedulerError(
      'ConflictException',
      `Schedule ${input.definition.Name} already exists.`,
    );
  };

  const update = (input: DefinitionInput): Schedule => {
    const { createdMs } = get(input.definition);
    const schedule = aSchedule(input, now(), createdMs);
    check(input);
    return keep(schedule);
  };

  return {
    create: (input) => create(parseDefinition(input)),
    update: (input) => update(parseDefinition(input)),
    provide(given) {
      const input = parseDefinition(given);
      const before = kept.get(keyOf(input.definition));
      if (before === undefined) return create(input);
      return isSame(input, before) ? before : update(input);
    },
    get,
    delete: (place) => kept.delete(keyOf(get(place).definition)),
    list: () => kept.values(),
  };
}

const isRepeated = (input: DefinitionInput, before: Schedule): boolean =>
  input.clientToken !== undefined &&
  input.clientToken === before.clientToken &&
  isSame(input, before);

const isSame = (a: DefinitionInput, b: DefinitionInput): boolean =>
  isDeepStrictEqual(a.definition, b.definition);
