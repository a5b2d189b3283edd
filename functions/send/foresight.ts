import type { Orders } from '../domain/controls.ts';
import type { Notification } from '../domain/notification.ts';
import type { Pacing } from './pacing.ts';
import type { Background } from './read.ts';

type Foresee = (
  notification: Notification,
  terms: { readonly background: Background; readonly orders: () => Orders },
) => number;

/**
 * How many parts of a batch are to go, as far as that can be foreseen: what each decision comes to
 * is only known once those before it are carried out. Of each recipient the first text alone is
 * foreseen, for the next waits until that is told: its slot would lapse meanwhile. Where the orders
 * that this worker last heard hold anything back, it asks first whether they still stand: who
 * leases nothing hears nothing.
 */
export function createForesight(pacing: Pacing, budgetFen: number, foresee: Foresee) {
  return async function partsAhead(
    notifications: readonly Notification[],
    background: Background,
  ): Promise<number> {
    if (notifications.length > 0 && holdsBack(pacing.orders(), budgetFen)) await pacing.look();
    const terms = { background, orders: pacing.orders };
    const firsts = new Map<string, number>();
    for (const one of notifications.filter(isToldItself)) {
      const { phone } = one.recipient;
      if (!firsts.has(phone)) {
        const parts = foresee(one, terms);
        if (parts > 0) firsts.set(phone, parts);
      }
    }
    return [...firsts.values()].reduce((sum, parts) => sum + parts, 0);
  };
}

/** Of what is gathered few are: slots for all would be lost to everybody else. */
const isToldItself = ({ kind, flush }: Notification): boolean =>
  kind.gathers === undefined || flush !== undefined;

const holdsBack = ({ mode, isHalted, spentFen }: Orders, budgetFen: number): boolean =>
  mode !== 'normal' || isHalted || spentFen >= budgetFen;
