import { LOG_GROUP, type Logged, type LoggedLine } from '../../local/log-record.ts';
import { createScan } from './scan.ts';

interface ScanReport {
  readonly lines: readonly string[];
  /** Whether there was something to look through, and nothing in it that is hidden. */
  readonly isClean: boolean;
}

/** What the logs of a run hold that they may not, a line for each place. */
export function reportScan({ lines, hidden }: Logged): ScanReport {
  const [ours, carriers] = [lines.filter((l) => !isCarriers(l)), lines.filter(isCarriers)];
  if (!ours.some(isOfCloud)) {
    return { lines: ['no function logged a line: what logs hold is not known'], isClean: false };
  }
  const scan = createScan(hidden);
  // Each holds a number: a scan that finds none there would find none anywhere.
  if (carriers.length > 0 && !carriers.some(({ line }) => scan(line).length > 0)) {
    return { lines: ["the scan finds no number in the carrier's own logs"], isClean: false };
  }
  const findings = findingsIn(ours, scan);
  const sources = new Set(ours.map(({ from }) => from)).size;
  const looked =
    `${ours.length} lines that ${sources} sources logged were looked through, ` +
    `and ${carriers.length} of the carrier's own left out`;
  if (findings.length === 0) {
    return { lines: [`${looked}: no phone number, title, text, reply or secret`], isClean: true };
  }
  const shown = findings.slice(0, SHOWN_MAX);
  const more = findings.length - shown.length;
  const end = more > 0 ? [`  and ${more} more`] : [];
  return { lines: [`${looked}:`, ...shown, ...end], isClean: false };
}

const isOfCloud = ({ from }: LoggedLine): boolean => from.startsWith(LOG_GROUP);

/** SNS writes the numbers there itself; they are encrypted, and kept for days. */
const isCarriers = ({ from }: LoggedLine): boolean => from.startsWith(`${LOG_GROUP}sns/`);

const SHOWN_MAX = 20;

function findingsIn(
  lines: readonly LoggedLine[],
  scan: ReturnType<typeof createScan>,
): readonly string[] {
  const counts = new Map<string, { readonly shown: string; count: number }>();
  for (const { from, line } of lines) {
    for (const { holds, masked } of scan(line)) {
      // Lines that differ in their figures alone are one place.
      const key = `${from} ${holds} ${masked.replace(/[0-9a-f]+/g, '0')}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { shown: `${from}: ${holds}: ${masked}`, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts.values()].map(({ shown, count }) => `  ${count} × ${shown}`);
}
