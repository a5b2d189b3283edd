import type { SNSEvent } from 'aws-lambda';
import { controlsTable } from '../adapters/controls/controls-table.ts';
import { tableOperating } from '../adapters/controls/table-operating.ts';
import { jsonLog } from '../adapters/log.ts';
import type { readModeEnv } from './env.ts';
import { createHeedAlarms } from './heed-alarms.ts';

/** A Lambda handler for messages of the topic at which alarms ring. */
export function createHandler(env: ReturnType<typeof readModeEnv>) {
  const timeoutMs = env.WRITE_TIMEOUT_SECONDS * 1000;
  const heedAlarms = createHeedAlarms({
    deployment: env.DEPLOYMENT,
    operating: tableOperating(controlsTable(env.CONTROLS_TABLE, timeoutMs)),
    log: jsonLog(),
  });
  return ({ Records }: SNSEvent): Promise<void> =>
    heedAlarms(Records.map(({ Sns }) => Sns.Message));
}
