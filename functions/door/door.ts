import { nameOf } from '../domain/error-name.ts';
import { FORMATS, type Format } from '../domain/inbound/formats.ts';
import { parseBytes } from '../domain/inbound/parse-bytes.ts';
import type { ReadInbound } from '../domain/inbound/read-inbound.ts';
import { inboundBody } from '../domain/inbound-body.ts';
import { queueText } from '../domain/queue-text.ts';
import { rejectionReason } from '../domain/rejection.ts';
import { isFresh, readSignatureHeader } from '../domain/signature-header.ts';
import type { Callers } from '../ports/callers.ts';
import type { Outbox } from '../ports/replies.ts';
import type { Clock, DeadLetters, Log, LogFields, Metrics } from '../ports.ts';
import {
  type Answer,
  accepted,
  malformed,
  tooLarge,
  unauthorized,
  unavailable,
  unknownFormat,
} from './answers.ts';

export interface DoorDeps {
  readonly callers: Callers;
  readonly queue: Outbox;
  readonly deadLetters: DeadLetters;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** A carrier's call. */
export interface Call {
  /** As API Gateway names it in its access log. */
  readonly id: string;
  /** The segment of the path that names it. */
  readonly format: string;
  /** The segment after it, decoded; undefined where there is none. */
  readonly secret: string | undefined;
  /** The header `x-dingdong-signature`; empty where there is none. */
  readonly signature: string;
  /** As they came. */
  readonly body: Uint8Array;
}

/**
 * Puts what carriers hand over on the replies' queue, and answers each as it wants. Never throws:
 * what goes wrong is an answer. Says 200 only once every text lies there.
 */
export function createDoor(deps: DoorDeps) {
  const { callers, queue, deadLetters, clock, log, metrics } = deps;

  return async function door(call: Call): Promise<Answer> {
    const { id: requestId, format, secret } = call;
    // Its name is not logged: somebody may have put the secret in its place.
    if (!isFormat(format) || (format === 'generic' && secret !== undefined)) {
      return refuse('unknown-format', { requestId }, unknownFormat);
    }
    try {
      return await takeIn(call, format);
    } catch (error) {
      log.error('not taken in', { requestId, format, error: nameOf(error) });
      metrics.count('Refused', 'unavailable');
      return unavailable(format);
    }
  };

  async function takeIn(call: Call, format: Format): Promise<Answer> {
    const about = { requestId: call.id, format };
    if (call.body.length > BODY_MAX_BYTES) {
      return refuse('too-large', about, tooLarge(format, BODY_MAX_BYTES));
    }
    if (!(await isKnown(call, format))) return refuse('unauthorized', about, unauthorized(format));
    const json = parseBytes(call.body);
    const read = FORMATS[format](json, clock.nowMs());
    const rejections = read.flatMap((each) => (each.valid ? [] : [each.rejection]));
    const [first] = rejections;
    if (first !== undefined && rejections.length === read.length) {
      return refuse('malformed', { ...about, path: first.path }, malformed(format, first));
    }
    await putAll(read, json);
    return accepted(format);
  }

  async function isKnown({ signature, secret, body }: Call, format: Format): Promise<boolean> {
    if (format !== 'generic') return secret !== undefined && callers.isSecret(secret);
    const said = readSignatureHeader(signature);
    if (said === undefined || !isFresh(said, clock.nowMs())) return false;
    return callers.isSigned(said, body);
  }

  /** A bad one of several goes where somebody looks: its carrier would repeat the good ones. */
  async function putAll(read: readonly ReadInbound[], json: unknown): Promise<void> {
    const inbounds = read.flatMap((each) => (each.valid ? [each.inbound] : []));
    if (inbounds.length > 0) {
      await queue.put(inbounds.map(inboundBody));
      metrics.count('Inbound', undefined, inbounds.length);
    }
    for (const [i, each] of read.entries()) {
      if (each.valid) continue;
      const given = Array.isArray(json) ? json[i] : json;
      await deadLetters.put(queueText(given), rejectionReason(each.rejection));
      metrics.count('DeadLettered', 'invalid');
    }
  }

  function refuse(reason: Refusal, about: LogFields, answer: Answer): Answer {
    log.warn('refused', { ...about, reason });
    metrics.count('Refused', reason);
    return answer;
  }
}

const isFormat = (name: string): name is Format => Object.hasOwn(FORMATS, name);

/** As the contract says: some hundred texts. */
const BODY_MAX_BYTES = 65_536;

type Refusal = 'unknown-format' | 'too-large' | 'unauthorized' | 'malformed';
