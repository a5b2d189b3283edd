import type { Lane } from '../../functions/domain/lane.ts';
import { bodyOf, kindOf, phoneOf } from './events.ts';
import type { World } from './world.ts';

/** Events of one kind that are put one after the other, or all at once. */
export interface Flow {
  readonly name: string;
  readonly kind: string;
  readonly count: number;
  /** When the event of that ordinal is put, from 0. */
  atMs(ordinal: number): number;
  /** Of all its recipients together; each event has one of its own by default. */
  readonly phone?: string;
  /** All about that item; each about one of its own by default. */
  readonly code?: string;
  readonly deadlineSeconds?: number;
}

export interface PutEvent {
  readonly flow: string;
  readonly lane: Lane;
  readonly eventId: string;
  readonly phone: string;
  readonly putMs: number;
  readonly deadlineMs?: number;
}

/** What became of an event. */
export interface Outcome extends PutEvent {
  /** When each text about it reached the carrier. */
  readonly toldMs: readonly number[];
  readonly suppressed?: string;
}

export type Ledger = ReturnType<typeof createLedger>;

/** All that was put in a world, and what came of it. */
export function createLedger(world: World) {
  const events: PutEvent[] = [];
  /** A text names its phone, and the code of its item where there is one. */
  const byPhone = new Map<string, PutEvent>();
  const byCode = new Map<string, PutEvent>();

  return {
    put(flow: Flow): void {
      const kind = kindOf(flow.kind);
      for (let i = 0; i < flow.count; i += 1) {
        const ordinal = events.length;
        const { name, phone = phoneOf(ordinal), code = String(100_000 + ordinal) } = flow;
        const putMs = flow.atMs(i);
        const eventId = `${name}-${i}`;
        const event = {
          flow: name,
          lane: kind.lane,
          eventId,
          phone,
          putMs,
          ...deadlineOf(flow, putMs),
        };
        events.push(event);
        byPhone.set(phone, event);
        if (kind.requires.item) byCode.set(code, event);
        world.agree(phone);
        world.put(kind.lane, eventId, putMs, (nowMs) => bodyOf(kind, { ...event, code }, nowMs));
      }
    },
    outcomes(): readonly Outcome[] {
      const told = Map.groupBy(world.network.accepted, ({ phone, text }) => {
        const [, code = ''] = CODE.exec(text) ?? [];
        return (byCode.get(code) ?? byPhone.get(phone))?.eventId ?? '';
      });
      const suppressed = new Map(world.suppressed);
      return events.map((event) => {
        const toldMs = (told.get(event.eventId) ?? []).map(({ atMs }) => atMs);
        const reason = suppressed.get(event.eventId);
        return { ...event, toldMs, ...(reason === undefined ? {} : { suppressed: reason }) };
      });
    },
  };
}

const CODE = /编号(\d+)/;

const deadlineOf = ({ deadlineSeconds }: Flow, putMs: number): { deadlineMs?: number } =>
  deadlineSeconds === undefined ? {} : { deadlineMs: putMs + deadlineSeconds * 1_000 };
