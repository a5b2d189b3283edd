import type { SimulatedPromise } from '../promise.ts';
import { indexOf } from './history-index.ts';

/**
 * Once faults have stopped, whatever stands as the answer to an ask was put on the bus as well: a
 * worker that died in between is followed by one that puts it. Unless the number had passed on to
 * somebody else by then, who was asked nothing.
 */
export const answersArePut: SimulatedPromise = {
  name: 'what was answered is put on the bus',
  breaches(history) {
    const put = new Set(history.commands.map(({ ask }) => ask?.id));
    const { wishesOf } = indexOf(history);
    return history.answers
      .filter(({ askId }) => !put.has(askId))
      .filter(({ phone }) => !wishesOf(phone).some(({ is }) => is === 'reassigned'))
      .map(({ askId, phone, atMs }) => ({
        what: `the answer to ${askId.slice(0, 8)} was never put on the bus`,
        ...{ atMs, phone },
      }));
  },
};
