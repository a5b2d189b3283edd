import type { Orders } from './controls.ts';
import type { Voice } from './copy/voice.ts';
import type { DayWindow } from './day-window.ts';
import { budget } from './decide/budget.ts';
import { consent } from './decide/consent.ts';
import { digest } from './decide/digest.ts';
import { duplicate } from './decide/duplicate.ts';
import { expired } from './decide/expired.ts';
import { heldMoney } from './decide/held-money.ts';
import { hours } from './decide/hours.ts';
import { mode } from './decide/mode.ts';
import { muted } from './decide/muted.ts';
import { quota } from './decide/quota.ts';
import { runaway } from './decide/runaway.ts';
import { send } from './decide/send.ts';
import { superseded } from './decide/superseded.ts';
import { unreachable } from './decide/unreachable.ts';
import type { Decision } from './decision.ts';
import { partsMaxOf } from './kind.ts';
import type { Notification } from './notification.ts';
import type { Profile } from './profile.ts';
import type { Window } from './quota.ts';

/** What is known beside the notification itself. */
export interface Circumstances {
  /** This worker remembers having settled it. Only the claim knows for certain. */
  readonly isSettled: boolean;
  readonly profile: Profile;
  /** When something last occurred that supersedes it; undefined where nothing has. */
  readonly supersededAtMs?: number | undefined;
  /** Texts of its lane that this worker sent to its phone in the last day. */
  readonly textsToday: number;
  /** What the operator lets through at the moment. */
  readonly orders: Orders;
  readonly policy: Policy;
  readonly voice: Voice;
  readonly nowMs: number;
}

/** What the operator decided for a lane. */
export interface Policy {
  /** The quota: caps on texts to one recipient that are not critical. */
  readonly windows: readonly Window[];
  /** Whether marketing needs a yes, or only no refusal. */
  readonly needsConsent: boolean;
  /** Of the recipient's day, in which marketing may be texted, whatever they chose. */
  readonly marketingHours: DayWindow;
  /** The local time at which a day's digest is told, in seconds from midnight. */
  readonly digestAtSeconds: number;
  /** For how long nothing more is told of an item of whose sort something was told at once. */
  readonly quietSeconds: number;
  /** What is due is told within it, also where the carrier turns it away once. */
  readonly leewaySeconds: number;
  /** Over how long what waits for one opening is spread. */
  readonly deferralSpreadSeconds: number;
  /** What the lane may cost in a day of the stage's time zone, in fen. */
  readonly budgetFen: number;
  /** Transactional texts to one phone in a day that no real seller needs. */
  readonly runawayTexts: number;
  /** After so long without a sign of its owner a number may be another person's. */
  readonly silenceDays: number;
}

/** One rule of the rule book: its decision, or undefined where it has nothing to say. */
export type Rule = (
  notification: Notification,
  circumstances: Circumstances,
) => Decision | undefined;

// In the order of the rule book: the first that answers wins.
const RULES: readonly Rule[] = [
  ...[expired, superseded, duplicate, consent, muted, unreachable, heldMoney],
  // What waits for its hours has used up no quota yet.
  ...[digest, mode, budget, hours, quota, runaway],
];

/** Total: what no rule holds back is sent. */
export const decide = (notification: Notification, circumstances: Circumstances): Decision =>
  heldBack(notification, circumstances) ?? send(notification, circumstances);

/** How many parts it will take, if it is sent; 0 where a rule holds it back. */
export function partsToSend(notification: Notification, circumstances: Circumstances): number {
  if (heldBack(notification, circumstances) !== undefined) return 0;
  // No text of the others is longer: it need not be written to know that.
  return partsMaxOf(notification.kind) === 1 ? 1 : send(notification, circumstances).parts.parts;
}

function heldBack(notification: Notification, circumstances: Circumstances): Decision | undefined {
  for (const rule of RULES) {
    const decision = rule(notification, circumstances);
    if (decision !== undefined) return decision;
  }
  return undefined;
}
