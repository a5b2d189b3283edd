import type { CarrierAnswer } from '../../functions/domain/carrier-answer.ts';
import { countParts } from '../../functions/domain/parts.ts';
import type { Carrier, OutgoingText } from '../../functions/ports.ts';
import type { VirtualTime } from '../../test/support/running-time.ts';

/** A text that reached the carrier. */
interface Accepted extends OutgoingText {
  readonly atMs: number;
  readonly parts: number;
}

export interface PhoneNetworkOptions {
  readonly time: VirtualTime;
  /** Of the first and after the last millisecond in which it turns everything away. */
  readonly downMs?: readonly [fromMs: number, toMs: number];
  /** In any second; more it turns away. It never does by default. */
  readonly partsPerSecondMax?: number;
}

/** What the carrier took and what it turned away, by the bench's own clock. */
export function createPhoneNetwork(options: PhoneNetworkOptions) {
  const { time, downMs: [downMs, upMs] = [0, 0], partsPerSecondMax = Infinity } = options;
  const accepted: Accepted[] = [];
  const refusedAtMs: number[] = [];

  function isRefused(atMs: number, parts: number): boolean {
    if (atMs >= downMs && atMs < upMs) return true;
    let sum = parts;
    for (let i = accepted.length - 1; i >= 0; i -= 1) {
      const text = accepted[i];
      if (text === undefined || text.atMs <= atMs - 1_000) break;
      sum += text.parts;
    }
    return sum > partsPerSecondMax;
  }

  const carrier: Carrier = {
    async publish(text): Promise<CarrierAnswer> {
      const atMs = time.nowMs();
      const { parts } = countParts(text.text);
      if (isRefused(atMs, parts)) {
        refusedAtMs.push(atMs);
        return { is: 'refused-for-now', code: 'Throttling' };
      }
      accepted.push({ ...text, atMs, parts });
      return { is: 'accepted', messageId: `sms-${accepted.length}` };
    },
  };
  return { carrier, accepted, refusedAtMs };
}
