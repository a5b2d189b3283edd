import { fileURLToPath } from 'node:url';
import { STAGE_NAMES } from '../../lib/settings.ts';
import { synthesize, synthesizeAccount } from '../../local/synthesize.ts';

/**
 * For a run of journeys: the apps of every stage and of the account, synthesized once. Each of
 * their clouds would take two seconds for the same. `deployed.test.ts` has its cloud do it itself.
 */
export default function setup(): void {
  // Once, though it is the setup of two projects.
  if (process.env['DINGDONG_SYNTHESIZED_IN'] === SYNTHESIZED_IN) return;
  synthesizeAccount(SYNTHESIZED_IN);
  for (const stage of STAGE_NAMES) synthesize(stage, SYNTHESIZED_IN);
  process.env['DINGDONG_SYNTHESIZED_IN'] = SYNTHESIZED_IN;
}

const SYNTHESIZED_IN = fileURLToPath(
  new URL('../../node_modules/.cache/dingdong/cdk.out', import.meta.url),
);
