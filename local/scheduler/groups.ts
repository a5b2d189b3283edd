import type { Now } from '../clock.ts';
import type { Collection } from '../store.ts';
import { arnOf } from '../surroundings.ts';
import { invalid, SchedulerError } from './scheduler-error.ts';

export interface Group {
  readonly Name: string;
  /** In milliseconds since the epoch. */
  readonly createdMs: number;
}

export interface Groups {
  /** @throws ConflictException where there is one of that name */
  create(name: string): Group;
  /** @throws ResourceNotFoundException */
  get(name: string): Group;
  /** @throws ResourceNotFoundException, and ValidationException for the one of the account */
  checkDeletable(name: string): void;
  delete(name: string): void;
  has(name: string): boolean;
  list(): readonly Group[];
}

/** The `default` group is there from the beginning, by the user guide on schedule groups. */
export function createGroups(groups: Collection<Group>, now: Now): Groups {
  const create = (Name: string): Group => {
    if (groups.get(Name) !== undefined) {
      throw new SchedulerError('ConflictException', `Schedule group ${Name} already exists.`);
    }
    const group = { Name, createdMs: now() };
    groups.put(Name, group);
    return group;
  };
  const get = (name: string): Group => {
    const group = groups.get(name);
    if (group !== undefined) return group;
    throw new SchedulerError('ResourceNotFoundException', `Schedule group ${name} does not exist.`);
  };
  const has = (name: string) => groups.get(name) !== undefined;
  if (!has(DEFAULT_GROUP)) create(DEFAULT_GROUP);
  return {
    create,
    get,
    has,
    checkDeletable(name) {
      if (name === DEFAULT_GROUP) throw invalid(`Schedule group ${name} cannot be deleted.`);
      get(name);
    },
    delete: (name) => groups.delete(name),
    list: () => groups.values(),
  };
}

const DEFAULT_GROUP = 'default';

export const groupArn = (name: string): string => arnOf('scheduler', `schedule-group/${name}`);

/** What GetScheduleGroup answers. A group that is deleted is gone at once on this machine. */
export const describeGroup = ({ Name, createdMs }: Group) => ({
  Arn: groupArn(Name),
  Name,
  State: 'ACTIVE',
  CreationDate: createdMs / 1000,
  LastModificationDate: createdMs / 1000,
});
