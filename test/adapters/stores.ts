import { marketingClaims } from '../../functions/adapters/recipients/marketing-claims.ts';
import { transactionalClaims } from '../../functions/adapters/recipients/transactional-claims.ts';
import type { Claims } from '../../functions/ports.ts';
import { startRecipients } from '../support/a-recipients-table.ts';
import { askForAmazon } from '../support/ask-for-amazon.ts';
import { memoryMarketingClaims, memoryTransactionalClaims } from '../support/memory-claims.ts';

export const LEASE_SECONDS = 23;

const RING = {
  windows: [
    { cap: 2, windowSeconds: 3_600 },
    { cap: 3, windowSeconds: 86_400 },
  ],
  length: 4,
  leaseSeconds: LEASE_SECONDS,
};

/** Claims of which nobody has claimed anything yet. */
interface ClaimStore {
  transactional(): Claims;
  marketing(): Claims;
  stop(): Promise<void>;
}

const inMemory = async (): Promise<ClaimStore> => ({
  transactional: () => memoryTransactionalClaims(LEASE_SECONDS),
  marketing: () => memoryMarketingClaims(RING),
  stop: async () => {},
});

const inDynamoDb = async (amazon?: string): Promise<ClaimStore> => {
  const recipients = await startRecipients(amazon);
  return {
    transactional: () => transactionalClaims(recipients.aTable(), LEASE_SECONDS),
    marketing: () => marketingClaims(recipients.aTable(), RING),
    stop: recipients.stop,
  };
};

/** The same contract three times; twice where there is no Java. */
export async function claimStores() {
  const amazon = await askForAmazon();
  const both = [['in memory', inMemory] as const, ['in dynalite', () => inDynamoDb()] as const];
  return amazon === undefined
    ? both
    : [...both, ["in Amazon's DynamoDB Local", () => inDynamoDb(amazon)] as const];
}
