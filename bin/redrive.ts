/**
 * Lists the dead letters of a lane by their reasons, and sends them back to be decided afresh:
 * `npm run redrive -- --lane transactional [--reason misconfigured] [--dry-run]`.
 * With `--stage` those of that stage on AWS.
 */
import { settingsFor } from '../lib/settings.ts';
import { groupLetters } from './redrive/group-letters.ts';
import { holdLetters } from './redrive/hold-letters.ts';
import { groupsInWords, lettersInWords } from './redrive/in-words.ts';
import { matching, noneMatches } from './redrive/matching.ts';
import { moveAll } from './redrive/move-all.ts';
import { type RedriveChoices, readRedriveOptions } from './redrive/options.ts';
import { findQueues } from './redrive/queues.ts';
import { sendBack } from './redrive/send-back.ts';
import { runTool } from './run-tool.ts';
import { findRunning } from './running.ts';

await runTool((args) => main(readRedriveOptions(args)));

async function main({ lane, reason, isDryRun, stage }: RedriveChoices): Promise<void> {
  const running = stage === undefined ? findRunning() : undefined;
  const { timeZone } = settingsFor(stage ?? running?.stage ?? '');
  const queues = await findQueues(lane, running ?? `dingdong-${stage}`);
  const held = await holdLetters(queues);
  try {
    const { letters } = held;
    if (letters.length === 0) {
      const hidden = queues.hiddenBefore;
      const others = hidden === 0 ? '' : `; somebody holds ${lettersInWords(hidden)} just now`;
      console.log(`The ${lane} lane has no dead letters${others}.`);
      return;
    }
    const chosen = matching(letters, reason);
    if (chosen.length === 0) throw new Error(noneMatches(reason ?? '', groupLetters(letters)));
    const ofLane = `${lettersInWords(chosen.length)} of the ${lane} lane`;
    console.log(`${ofLane}${held.isAll ? '' : ', and more than one run can read'}:`);
    console.log(groupsInWords(groupLetters(chosen), timeZone));
    if (isDryRun) return;
    if (reason !== undefined) {
      await sendBack(queues, held, chosen);
      console.log(`Sent back: ${chosen.length}. Left: ${letters.length - chosen.length}.`);
      return;
    }
    // What is held nobody moves.
    await held.release();
    console.log(await moveAll(queues, held.total));
  } finally {
    await held.release();
  }
}
