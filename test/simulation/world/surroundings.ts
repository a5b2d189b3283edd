import type { Settings } from '../../../lib/settings.ts';
import type { Recorder } from '../recorder.ts';
import type { createCarrier } from './carrier.ts';
import type { Queues } from './queues.ts';
import type { Tables } from './tables.ts';
import type { Calling } from './worker.ts';

/** What all functions have around them. */
export interface Surroundings extends Calling {
  readonly settings: Settings;
  readonly recorder: Recorder;
  readonly tables: Tables;
  readonly queues: Queues;
  readonly carrier: ReturnType<typeof createCarrier>;
  /** What dingdong puts on the bus. */
  putOnBus(type: string, detail: Readonly<Record<string, unknown>>): void;
  /** Somebody says no to marketing at this moment. */
  refuse(phone: string): Promise<void>;
}
