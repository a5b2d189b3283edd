import type { Orders } from '../domain/controls.ts';
import type { Decision } from '../domain/decision.ts';
import type { Notification } from '../domain/notification.ts';
import type { Pacing } from './pacing.ts';
import type { Background } from './read.ts';

type Foresee = (
  notification: Notification,
  terms: { readonly background: Background; readonly orders: () => Orders },
) => Decision;

/**
 * How many parts of a batch are to go, as far as that can be foreseen: what each decision comes to
 * is only known once those before it are carried out. Where the orders that this worker last heard
 * hold anything back, it asks first whether they still stand: who leases nothing hears nothing.
 */
export function createForesight(pacing: Pacing, budgetFen: number, foresee: Foresee) {
  return async function partsAhead(
    notifications: readonly Notification[],
    background: Background,
  ): Promise<number> {
    if (notifications.length > 0 && holdsBack(pacing.orders(), budgetFen)) await pacing.look();
    // Of what is gathered few are told themselves: slots for all would be lost to everybody else.
    const others = notifications.filter(
      ({ kind, flush }) => kind.gathers === undefined || flush !== undefined,
    );
    const { orders } = pacing;
    return others.reduce((sum, one) => sum + partsOf(foresee(one, { background, orders })), 0);
  };
}

const holdsBack = ({ mode, isHalted, spentFen }: Orders, budgetFen: number): boolean =>
  mode !== 'normal' || isHalted || spentFen >= budgetFen;

const partsOf = (decision: Decision): number => (decision.do === 'send' ? decision.parts.parts : 0);
