import type { History, Terms } from './history.ts';
import { recordEvents } from './recording/events.ts';
import { recordSayings } from './recording/sayings.ts';
import { recordTables } from './recording/tables.ts';
import { recordTexts } from './recording/texts.ts';
import { createTrace } from './recording/trace.ts';
import { recordWork } from './recording/work.ts';

export type Recorder = ReturnType<typeof createRecorder>;

/** Writes down what happens, and what a run comes to: one hash of all of it. */
export function createRecorder(nowMs: () => number) {
  const { note, hashed } = createTrace(nowMs);
  const noting = { nowMs, note };
  const { takes, all, ...events } = recordEvents(noting);
  const { publishes, settled, ...texts } = recordTexts(noting);
  const { wishes, marks, answers, ...tables } = recordTables(noting, settled);
  const { verdicts, replies, commands, logged, ...sayings } = recordSayings(noting);
  const { invocations, leases, letters, ...work } = recordWork(noting);
  return {
    ...{ note, hashed },
    ...{ ...events, ...texts, ...tables, ...sayings, ...work },
    historyBy: (terms: Terms): History => ({
      ...{ terms, events: all(), invocations, publishes, verdicts, letters, takes, wishes, marks },
      ...{ leases, replies, commands, answers, logged },
    }),
  };
}
