import type { AwsRequest } from '../../local/aws-request.ts';
import type { Consumed } from '../../local/dynamodb/consumed.ts';

/** What went through the gateway. */
interface Spent {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Of all AWS services, retries counted. */
  readonly calls: number;
  readonly callsBy: Readonly<Record<string, number>>;
}

export interface Meter {
  onCall(request: AwsRequest): void;
  onConsumed(consumed: Consumed): void;
  /** What was spent since it was last taken. */
  take(): Spent;
}

export function createMeter(): Meter {
  let spent = NOTHING;
  return {
    onCall({ service }) {
      const { calls, callsBy } = spent;
      const ofService = (callsBy[service] ?? 0) + 1;
      spent = { ...spent, calls: calls + 1, callsBy: { ...callsBy, [service]: ofService } };
    },
    onConsumed({ writeUnits, readUnits }) {
      spent = {
        ...spent,
        writeUnits: spent.writeUnits + writeUnits,
        readUnits: spent.readUnits + readUnits,
      };
    },
    take() {
      const taken = spent;
      spent = NOTHING;
      return taken;
    },
  };
}

const NOTHING: Spent = { writeUnits: 0, readUnits: 0, calls: 0, callsBy: {} };
