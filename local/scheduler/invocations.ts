import type { Clock } from '../clock.ts';
import type { Collection } from '../store.ts';
import { createAlarms } from './alarms.ts';
import { type AttemptOptions, attempt, bury } from './attempt.ts';
import { anExecution, type Execution } from './execution.ts';
import { type Failure, sequelOf } from './failure.ts';
import { keyOf, type Schedule, scheduleArn } from './schedule.ts';

export interface InvocationOptions extends AttemptOptions {
  readonly clock: Clock;
  /** Hears of what neither a target nor a dead-letter queue got. */
  readonly onTrouble?: (message: string) => void;
}

export interface Invocations {
  /** Sees to it that a schedule, as it is kept now, is set off at its time. */
  watch(schedule: Schedule): void;
  forget(key: string): void;
  /** An attempt is under way. */
  isBusy(): boolean;
}

/**
 * Sets schedules off. At least once, as AWS promises: a schedule is kept until its target, or its
 * dead-letter queue, has what it sends.
 */
export function createInvocations(
  kept: Collection<Schedule>,
  options: InvocationOptions,
): Invocations {
  const { clock, onTrouble = () => {} } = options;
  let running = 0;

  const run = async (key: string) => {
    const schedule = kept.get(key);
    if (schedule?.nextMs === undefined || schedule.nextMs > clock.now()) return;
    running += 1;
    try {
      const firstAttemptMs = schedule.firstAttemptMs ?? clock.now();
      const execution = anExecution(schedule);
      const failure = await attempt(schedule, execution, options);
      // Updated or deleted meanwhile: what is kept now is not what was tried.
      if (kept.get(key)?.revision !== schedule.revision) return;
      await settle(
        { ...schedule, firstAttemptMs, attempts: schedule.attempts + 1 },
        execution,
        failure,
      );
    } catch (error) {
      onTrouble(`${scheduleArn(schedule.definition)}: ${String(error)}`);
    } finally {
      running -= 1;
    }
  };

  const settle = async (tried: Schedule, execution: Execution, failure: Failure | undefined) => {
    if (failure === undefined) return complete(tried, kept);
    const sequel = sequelOf(tried, failure, clock.now());
    if (sequel.is === 'retry') {
      const again = { ...tried, nextMs: sequel.atMs };
      kept.put(keyOf(again.definition), again);
      return watch(again);
    }
    await bury(tried, execution, failure, sequel, options).catch((error: unknown) => {
      const arn = scheduleArn(tried.definition);
      onTrouble(`what ${arn} sends is lost: ${failure.code}: ${failure.message}; ${String(error)}`);
    });
    complete(tried, kept);
  };

  const alarms = createAlarms(clock, (key) => void run(key));
  const watch = ({ definition, nextMs }: Schedule) => {
    if (nextMs === undefined) alarms.clear(keyOf(definition));
    else alarms.set(keyOf(definition), nextMs);
  };
  return { watch, forget: alarms.clear, isBusy: () => running > 0 };
}

/** Only once what it sends has arrived: killed in between, it is sent again. */
function complete(tried: Schedule, kept: Collection<Schedule>): void {
  const key = keyOf(tried.definition);
  if (kept.get(key)?.revision !== tried.revision) return;
  if (tried.definition.ActionAfterCompletion === 'DELETE') kept.delete(key);
  else kept.put(key, { ...tried, nextMs: undefined });
}
