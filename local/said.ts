import type { EventBus } from './event-bus.ts';
import type { Envelope } from './event-envelope.ts';
import type { Store } from './store.ts';

/** The newest events that dingdong put on the bus: a day's worth of a demonstration. */
const REMEMBERED_MAX = 10_000;

/** Remembers what dingdong puts on the bus; answers it, oldest first. */
export function rememberSaid(
  bus: EventBus,
  store: Store,
  onEvent: (envelope: Envelope) => void,
): () => readonly Envelope[] {
  const kept = store.collection<Envelope>('said');
  let said = kept.values();
  bus.onEvent((envelope) => {
    if (envelope.source !== 'dingdong') return;
    kept.put(envelope.id, envelope);
    said = [...said, envelope];
    const [oldest] = said;
    if (said.length > REMEMBERED_MAX && oldest !== undefined) {
      kept.delete(oldest.id);
      said = said.slice(1);
    }
    onEvent(envelope);
  });
  return () => said;
}
