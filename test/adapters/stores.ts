import { dailyAllowance } from '../../functions/adapters/recipients/allowance.ts';
import { recipientAsks } from '../../functions/adapters/recipients/asks.ts';
import { cappedClaims } from '../../functions/adapters/recipients/capped-claims.ts';
import { recipientChoices } from '../../functions/adapters/recipients/choices.ts';
import { tableDeliveries } from '../../functions/adapters/recipients/deliveries.ts';
import { tableGatherings } from '../../functions/adapters/recipients/gatherings.ts';
import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { itemMarks } from '../../functions/adapters/recipients/marks.ts';
import { recipientMemory } from '../../functions/adapters/recipients/memory.ts';
import { knownRecipients } from '../../functions/adapters/recipients/recipients.ts';
import { tableReplies } from '../../functions/adapters/recipients/replies.ts';
import { ringReservations } from '../../functions/adapters/recipients/reservations.ts';
import type { RecipientsTable } from '../../functions/adapters/recipients/table.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { Deliveries } from '../../functions/ports/receipts.ts';
import type { Allowance, Asks, Replies } from '../../functions/ports/replies.ts';
import type {
  Choices,
  Claims,
  Gatherings,
  Marks,
  Memory,
  Recipients,
} from '../../functions/ports.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { NOON_MS } from '../support/an-event.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';
import { memoryAllowance } from '../support/memory-allowance.ts';
import { memoryAsks } from '../support/memory-asks.ts';
import { memoryChoices } from '../support/memory-choices.ts';
import { memoryDeliveries } from '../support/memory-deliveries.ts';
import { memoryGatherings } from '../support/memory-gatherings.ts';
import { aMemory } from '../support/memory-recipients.ts';
import { memoryRecipientsTable } from '../support/memory-recipients-table.ts';
import { memoryReplies } from '../support/memory-replies.ts';
import { memoryTransactionalClaims } from '../support/memory-transactional-claims.ts';

export const LEASE_SECONDS = 23;

const NOON = { nowMs: () => NOON_MS };

const MARK_LIFE_SECONDS = 7 * 86_400;

const WINDOWS = [
  { cap: 2, windowSeconds: 3_600 },
  { cap: 3, windowSeconds: 86_400 },
];

const RING = { windows: WINDOWS, length: 4, leaseSeconds: LEASE_SECONDS };

/** Within which a text is published after its claim. */
const NEAR = { skewMs: 2_000, withinMs: 30_000 };

/** Every port to a table in which nothing is stored yet. */
interface Ports {
  readonly recipients: Recipients;
  readonly marks: Marks;
  readonly memory: Memory;
  readonly choices: Choices;
  readonly gatherings: Gatherings;
  readonly deliveries: Deliveries;
  readonly asks: Asks;
  readonly replies: Replies;
  readonly allowance: Allowance;
  /** Of the transactional lane, as if no kind were capped. */
  readonly transactional: Claims;
  /** Of the transactional lane. */
  readonly capped: Claims;
  readonly marketing: Claims;
}

interface Store {
  open(needsConsent?: boolean): Ports;
  stop(): Promise<void>;
}

export const inMemory = async (): Promise<Store> => ({
  open(needsConsent = false) {
    const windows = { transactional: WINDOWS, marketing: WINDOWS };
    const memory = aMemory({ ...RING, windows, needsConsent });
    return {
      ...memory,
      choices: memoryChoices(memory.state),
      gatherings: memoryGatherings(),
      deliveries: memoryDeliveries(memory.state, NEAR),
      ...{ asks: memoryAsks(memory.state), replies: memoryReplies() },
      allowance: memoryAllowance(),
      transactional: memoryTransactionalClaims(LEASE_SECONDS, undefined, memory.state),
      capped: memory.claimsOf('transactional'),
      marketing: memory.claimsOf('marketing'),
    };
  },
  stop: async () => {},
});

/** The adapters to a table. */
function portsTo(table: RecipientsTable, needsConsent = false): Ports {
  const transactional = transactionalClaims(table, LEASE_SECONDS);
  return {
    recipients: knownRecipients(table),
    marks: itemMarks(table, MARK_LIFE_SECONDS, NOON),
    memory: recipientMemory(table),
    choices: recipientChoices(table),
    gatherings: tableGatherings(table),
    deliveries: tableDeliveries(table, NEAR),
    ...{ asks: recipientAsks(table), replies: tableReplies(table, NOON) },
    allowance: dailyAllowance(table),
    transactional,
    capped: cappedClaims(transactional, ringReservations(table, WINDOWS, RING.length)),
    marketing: marketingClaims(table, { ...RING, needsConsent }),
  };
}

const onMemory = async (): Promise<Store> => ({
  open: (needsConsent) => portsTo(memoryRecipientsTable(), needsConsent),
  stop: async () => {},
});

const inDynamoDb = async (amazon?: string): Promise<Store> => {
  const recipients = await startRecipients(amazon);
  return {
    open: (needsConsent) => portsTo(recipients.aTable(), needsConsent),
    stop: recipients.stop,
  };
};

/** The same contract four times; three times where there is no Java. */
export async function recipientStores() {
  const amazon = await askForAmazon();
  const three = [
    ['in memory', inMemory] as const,
    ['on a table in memory', onMemory] as const,
    ['in dynalite', () => inDynamoDb()] as const,
  ];
  return amazon === undefined
    ? three
    : [...three, ["in Amazon's DynamoDB Local", () => inDynamoDb(amazon)] as const];
}
