import type { CarrierAnswer } from '../../../functions/domain/carrier-answer.ts';
import { countParts } from '../../../functions/domain/parts.ts';
import type { Carrier, OutgoingText } from '../../../functions/ports.ts';
import type { Publish } from '../history.ts';
import type { Recorder } from '../recorder.ts';
import { type Calling, call, SPANS, strike, type Worker } from './worker.ts';

interface CarrierOptions {
  readonly publishTimeoutMs: number;
  /** From when to when it is down. */
  readonly outages: readonly (readonly [fromMs: number, toMs: number])[];
  /** What comes of a text that it took. */
  accepted(publish: Publish): void;
}

/** SNS and whoever is behind it, who take a text, or not, whatever they say of it. */
export function createCarrier(calling: Calling, recorder: Recorder, options: CarrierOptions) {
  const { time, faults } = calling;
  const { random } = faults;
  let taken = 0;

  function isDown(): boolean {
    const nowMs = time.nowMs();
    return !faults.isCalm() && options.outages.some(([from, to]) => nowMs >= from && nowMs < to);
  }

  function troubleOf(worker: Worker): Fate {
    if (isDown()) {
      faults.struck('carrier down');
      worker.faults.push('carrier down');
      return random.happens(0.7) ? { answer: REFUSED } : { isLost: true };
    }
    const fault = strike(faults, worker, CARRIER_FAULTS);
    switch (fault) {
      case 'text taken, answer lost':
        return { isUnanswered: true };
      case 'text lost, no answer':
        return { isLost: true };
      case 'carrier slow':
        return { slowMs: random.whole(SLOW_MAX_MS) };
      case undefined:
        return {};
      default:
        return { answer: ANSWERS[fault] };
    }
  }

  return {
    of: (worker: Worker): Carrier => ({
      async publish(text: OutgoingText): Promise<CarrierAnswer> {
        if (worker.isOver) return new Promise(() => {});
        const publish = recorder.publishing(text, countParts(text.text).parts, worker);
        const { answer, ...trouble } = troubleOf(worker);
        const limits = { span: SPANS.carrier, givesUpAfterMs: options.publishTimeoutMs };
        const heard = await call(calling, worker, { ...limits, ...trouble }, () => {
          if (answer !== undefined) return answer;
          taken += 1;
          const messageId = `sms-${taken}`;
          recorder.accepted(publish, messageId);
          options.accepted(publish);
          return { is: 'accepted', messageId } as const;
        }).catch((): CarrierAnswer => ({ is: 'unknown', code: 'TimeoutError' }));
        recorder.heard(publish, heard.is);
        return heard;
      },
    }),
  };
}

interface Fate {
  readonly answer?: CarrierAnswer;
  readonly isLost?: true;
  readonly isUnanswered?: true;
  readonly slowMs?: number;
}

const REFUSED: CarrierAnswer = { is: 'refused-for-now', code: 'Throttling' };

const ANSWERS = {
  'text refused for now': REFUSED,
  'text rejected': { is: 'rejected', code: 'InvalidParameter' },
  'number unreachable': { is: 'unreachable', code: 'OptedOut' },
  'account misconfigured': { is: 'misconfigured', code: 'AuthorizationError' },
} as const satisfies Readonly<Record<string, CarrierAnswer>>;

const CARRIER_FAULTS = [
  ...(['text taken, answer lost', 'text lost, no answer', 'carrier slow'] as const),
  ...(['text refused for now', 'text rejected', 'number unreachable'] as const),
  'account misconfigured',
] as const;

/** Some are beyond the limit of stage prod, which is 5 s. */
const SLOW_MAX_MS = 6_000;
