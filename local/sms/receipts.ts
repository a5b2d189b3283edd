import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Iam } from '../iam/iam.ts';
import type { Logs } from '../logs.ts';
import type { Ring } from '../sms.ts';
import type { Store } from '../store.ts';
import { ACCOUNT_ID, arnOf, REGION } from '../surroundings.ts';
import { type DeliveryStatus, deliveryLog, statusOf } from './delivery-log.ts';
import { fateOf } from './magic-numbers.ts';
import type { SmsAttributes } from './sms-attributes.ts';

export interface ReceiptsHost {
  readonly clock: Clock;
  /** Keeps what is still to be logged. */
  readonly store: Store;
  readonly attributes: SmsAttributes;
  readonly iam: Pick<Iam, 'mayAssume' | 'role'>;
  readonly logs: Pick<Logs, 'hasGroup' | 'put'>;
  /** Hears of what could not be logged, and why. */
  onTrouble(message: string): void;
}

/** A line of the log that is still to come. */
interface Receipt {
  readonly id: string;
  readonly dueMs: number;
  readonly status: DeliveryStatus;
  readonly line: string;
}

/** `sns/<region>/<account>/DirectPublishToPhoneNumber`, with `/Failure` for what failed. */
export const logGroupOf = (status: DeliveryStatus): string =>
  `sns/${REGION}/${ACCOUNT_ID}/DirectPublishToPhoneNumber` +
  (status === 'FAILURE' ? '/Failure' : '');

/**
 * What SNS logs of texts, under the role of the SMS attributes: some seconds later, in an order of
 * its own, and now and then twice. It comes once a second, in one go for all of that second.
 */
export function startReceipts(host: ReceiptsHost) {
  const { clock, store, attributes } = host;
  const kept = store.collection<Receipt>('receipts');
  const byDue = new Map<number, readonly Receipt[]>();
  const stream = randomUUID();

  const schedule = (receipt: Receipt) => {
    const { dueMs } = receipt;
    const others = byDue.get(dueMs);
    byDue.set(dueMs, [...(others ?? []), receipt]);
    if (others === undefined) clock.at(dueMs, () => write(dueMs));
  };

  const write = (dueMs: number) => {
    // Ids are random, and so is their order.
    const due = (byDue.get(dueMs) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    byDue.delete(dueMs);
    for (const { id } of due) kept.delete(id);
    const roleArn = attributes.get('DeliveryStatusIAMRole');
    if (roleArn === undefined) return;
    for (const status of ['SUCCESS', 'FAILURE'] as const) {
      const lines = due.filter((each) => each.status === status).map(({ line }) => line);
      if (lines.length > 0) log(host, { status, stream, lines, roleArn });
    }
  };

  // What an earlier process left behind.
  for (const receipt of kept.values()) schedule(receipt);
  return {
    /** Takes a text that Publish has accepted. */
    accept(text: Ring): void {
      if (attributes.get('DeliveryStatusIAMRole') === undefined) return;
      const rate = Number(attributes.get('DeliveryStatusSuccessSamplingRate') ?? 0);
      for (const receipt of receiptsOf(text, rate)) {
        kept.put(receipt.id, receipt);
        schedule(receipt);
      }
    },
  };
}

function receiptsOf(text: Ring, sampledPercent: number): readonly Receipt[] {
  const { messageId, phoneNumber } = text;
  const status = statusOf(phoneNumber);
  const draw = drawsOf(messageId);
  if (status === 'SUCCESS' && draw('sampled') * 100 >= sampledPercent) return [];
  const fate = fateOf(phoneNumber);
  const { copies = 1, lateSeconds = 0 } = fate.is === 'delivered' ? fate : {};
  const isRepeated = draw('repeated') < REPEATED_SHARE;
  const tookMs = Math.round(TOOK_MIN_MS + draw('took') * TOOK_SPREAD_MS);
  const line = deliveryLog(text, tookMs);
  const firstMs = Date.parse(text.at) + lateSeconds * 1000 + tookMs;
  return Array.from({ length: isRepeated ? Math.max(copies, 2) : copies }, (_, i) => ({
    ...{ id: `${messageId}#${i + 1}`, status, line },
    dueMs: Math.ceil((firstMs + i * REPEATED_AFTER_MS) / 1000) * 1000,
  }));
}

const TOOK_MIN_MS = 500;
const TOOK_SPREAD_MS = 4_000;
/** Of the texts: CloudWatch Logs promises no more than at least once. */
const REPEATED_SHARE = 1 / 20;
const REPEATED_AFTER_MS = 3_000;

/** Of one message always the same, from 0 to below 1. */
const drawsOf = (messageId: string) => (what: string) =>
  createHash('sha256').update(`${what}\n${messageId}`).digest().readUInt32BE() / 2 ** 32;

interface Batch {
  readonly status: DeliveryStatus;
  readonly stream: string;
  readonly lines: readonly string[];
  readonly roleArn: string;
}

function log(host: ReceiptsHost, { status, stream, lines, roleArn }: Batch): void {
  const group = logGroupOf(status);
  const reason = denialOf(host, roleArn, group, stream);
  if (reason !== undefined) {
    host.onTrouble(`${lines.length} deliveries are not logged in ${group}: ${reason}`);
    return;
  }
  const timestampMs = host.clock.now();
  const events = lines.map((message) => ({ timestampMs, message }));
  host.logs.put(group, stream, events);
}

/** Why SNS may not write there under that role. */
function denialOf(
  { iam, logs }: ReceiptsHost,
  roleArn: string,
  group: string,
  stream: string,
): string | undefined {
  if (!iam.mayAssume(SNS, roleArn)) return `${SNS} may not assume ${roleArn}`;
  const resource = arnOf('logs', `log-group:${group}:log-stream:${stream}`);
  const actions = [...(logs.hasGroup(group) ? [] : ['logs:CreateLogGroup']), ...WRITING];
  return actions
    .map((action) => iam.role({ roleArn, session: 'sns', action, resource }))
    .find((refusal) => refusal !== undefined)?.message;
}

const SNS = 'sns.amazonaws.com';
const WRITING = ['logs:CreateLogStream', 'logs:PutLogEvents'];
