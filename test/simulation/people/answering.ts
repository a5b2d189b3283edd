import type { Happening, PutByDingdong } from '../population.ts';
import { type Chance, chanceFor } from './chance.ts';
import { type About, detailOf, instant } from './detail.ts';
import { DAY_MS, SECOND_MS } from './durations.ts';
import type { Item } from './item.ts';
import { repriced } from './life.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** What the platform does about a command: once, however often it is put. */
export function answering(world: World): (command: PutByDingdong) => readonly Happening[] {
  const done = new Set<string>();
  const byPhone = new Map(world.people.map((person) => [person.phone, person]));
  return ({ type, detail, atMs }) => {
    const person = byPhone.get(String(recordOf(detail['recipient'])['phone']));
    const commandId = detail['commandId'];
    if (person === undefined || typeof commandId !== 'string' || done.has(commandId)) return [];
    done.add(commandId);
    const chance = chanceFor(world.options.seed, person.ordinal, 'answer', commandId);
    const command: Command = { world, person, commandId, detail, atMs, chance };
    switch (type) {
      case 'PriceConfirmationReplied':
        return confirm(command);
      case 'ExtensionRequested':
        return extend(command);
      case 'StatusRequested':
        return report(command);
      default:
        return [];
    }
  };
}

interface Command {
  readonly world: World;
  readonly person: Person;
  readonly commandId: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly atMs: number;
  readonly chance: Chance;
}

function confirm(command: Command): readonly Happening[] {
  const { detail, atMs, chance } = command;
  const item = itemOf(command);
  const priceFen = Number(detail['proposedPriceFen']);
  const version = Number(recordOf(detail['ask'])['itemVersion']);
  const confirmedAtMs = atMs + chance.between(1, 20) * SECOND_MS;
  const accepted = detail['answer'] === 'yes';
  if (!accepted && chance.happens(0.4)) return [];
  const confirmed = event(command, 'PriceConfirmed', confirmedAtMs, {
    ...{ item, fields: { accepted, priceFen } },
  });
  if (!accepted || chance.happens(0.1)) return [confirmed];
  const adjusted = repriced(item, priceFen, version + 1);
  const adjustedAtMs = confirmedAtMs + chance.between(1, 40) * SECOND_MS;
  return [confirmed, event(command, 'PriceAdjusted', adjustedAtMs, { item: adjusted })];
}

function extend(command: Command): readonly Happening[] {
  const { detail, person, atMs, chance } = command;
  if (chance.happens(0.05)) return [];
  const days = Number(detail['days']);
  const expiresAt = instant(person, atMs + (days + 1) * DAY_MS);
  return [
    event(command, 'ConsignmentExtended', atMs + chance.between(1, 30) * SECOND_MS, {
      ...{ item: itemOf(command), fields: { days, expiresAt } },
    }),
  ];
}

/** Of what they named, or of some of what they have. */
function report(command: Command): readonly Happening[] {
  const { world, person, detail, atMs, chance } = command;
  const goods = world.goods.get(person.ordinal) ?? [];
  const named = recordOf(detail['item'])['code'];
  const theirs = goods.filter(({ fromMs }) => fromMs <= atMs).map(({ item }) => item);
  const asked = named === undefined ? theirs.slice(-3) : theirs.filter((i) => i.code === named);
  const reportedAtMs = atMs + chance.between(1, 8) * SECOND_MS;
  if (asked.length === 0) return [event(command, 'StatusReported', reportedAtMs, {})];
  return asked.map((item, nth) => {
    const status = chance.of(STATUSES);
    const bidFen = status === 'listed' && chance.happens(0.5) ? { bidFen: 880_000 } : {};
    const about = { item, fields: { status, ...bidFen } };
    return event(command, 'StatusReported', reportedAtMs + nth * SECOND_MS, about);
  });
}

const STATUSES = ['received', 'approved', 'listed', 'listed', 'unsold', 'sold', 'shipped', 'paid'];

function event(command: Command, type: string, atMs: number, about: About): Happening {
  const eventId = `on-${command.commandId}-${type}-${about.item?.id ?? ''}`;
  return {
    is: 'event',
    isValid: true,
    atMs,
    type,
    detail: detailOf(eventId, type, command.person, atMs, about),
  };
}

/** As the platform knows it; of the command alone are its id and code. */
function itemOf({ world, person, detail }: Command): Item {
  const { id, code } = recordOf(detail['item']);
  const known = world.goods.get(person.ordinal)?.find(({ item }) => item.id === id)?.item;
  return known ?? { id: String(id), code: String(code), category: '腕表', version: 1 };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
