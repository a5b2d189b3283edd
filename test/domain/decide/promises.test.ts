import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KINDS, type Kind } from '../../../functions/catalog/index.ts';
import { type Circumstances, decide } from '../../../functions/domain/decide.ts';
import type { Decision, DeferReason, SuppressReason } from '../../../functions/domain/decision.ts';
import { partsMaxOf } from '../../../functions/domain/kind.ts';
import { MODES } from '../../../functions/domain/mode.ts';
import type { Notification } from '../../../functions/domain/notification.ts';
import { preferencesOf } from '../../../functions/domain/profile.ts';
import { ringHash } from '../../../functions/domain/quota.ts';
import { aVoice } from '../../support/a-voice.ts';
import { aNotification, NOON_MS } from '../../support/an-event.ts';
import { answerOf } from '../../support/answer-of.ts';
import { ANY_TIME, anyProfile } from '../../support/any-profile.ts';
import { MARKETING_HOURS } from '../../support/circumstances.ts';

const REASONS: Readonly<Record<SuppressReason, true>> = {
  ...{ expired: true, superseded: true, 'opted-out': true, 'no-consent': true },
  ...{ muted: true, unreachable: true, hours: true, quota: true, runaway: true },
  ...{ paused: true, 'over-budget': true },
};

const DEFER_REASONS: readonly DeferReason[] = [
  ...(['hours', 'quota', 'paused', 'over-budget', 'unreachable'] as const),
];

interface Case {
  readonly notification: Notification;
  readonly circumstances: Circumstances;
}

/** Any kind of the catalog, of noon, in any circumstances of the days around. */
const ANY_CASE: fc.Arbitrary<Case> = fc
  .constantFrom(...KINDS)
  .map((kind) => aNotification(kind.name))
  .chain((notification) =>
    fc.record({
      notification: fc.constant(notification),
      circumstances: fc.record({
        isSettled: fc.boolean(),
        profile: anyProfile([ringHash(notification.id)]),
        supersededAtMs: fc.option(ANY_TIME, { nil: undefined }),
        textsToday: fc.nat(5),
        orders: fc.record({
          mode: fc.constantFrom(...MODES),
          isHalted: fc.boolean(),
          spentFen: fc.nat(200),
        }),
        policy: fc.record({
          windows: fc.array(
            fc.record({ cap: fc.integer({ min: 1, max: 4 }), windowSeconds: fc.nat(200_000) }),
            { minLength: 1, maxLength: 3 },
          ),
          needsConsent: fc.boolean(),
          marketingHours: fc.constant(MARKETING_HOURS),
          digestAtSeconds: fc.nat(86_399),
          ...{ quietSeconds: fc.constant(1_800), leewaySeconds: fc.constant(120) },
          deferralSpreadSeconds: fc.constantFrom(60, 900, 14_400),
          budgetFen: fc.nat(200),
          runawayTexts: fc.integer({ min: 1, max: 5 }),
          silenceDays: fc.integer({ min: 1, max: 30 }),
        }),
        voice: fc.constant(aVoice()),
        // Where most of what is told is still fresh.
        nowMs: fc.nat(30).map((hours) => NOON_MS + hours * 3_600_000),
      }),
    }),
  );

/** For any case, or those alone of some kinds. */
const always = (
  promise: (decision: Decision, one: Case) => void,
  isMeant: (kind: Kind, circumstances: Circumstances) => boolean = () => true,
): void =>
  fc.assert(
    fc.property(ANY_CASE, (one) => {
      fc.pre(isMeant(one.notification.kind, one.circumstances));
      promise(decide(one.notification, one.circumstances), one);
    }),
    { numRuns: 200, maxSkipsPerRun: 1000 },
  );

/** Now, or with others: nothing is gathered for somebody who is not to hear of it. */
const isTold = (decision: Decision): boolean => decision.do === 'send' || decision.do === 'gather';

describe('whatever is decided about', () => {
  it('is told in a text that its kind may have, or held back for a reason of the list', () => {
    always((decision, { notification }) => {
      switch (decision.do) {
        case 'send':
          expect(decision.text).toMatch(/^【叮咚寄卖】./);
          expect(decision.parts.parts).toBeLessThanOrEqual(partsMaxOf(notification.kind));
          break;
        case 'suppress':
          expect(REASONS[decision.reason]).toBe(true);
          break;
        case 'defer':
          expect(DEFER_REASONS).toContain(decision.because);
          break;
        case 'gather':
          expect(notification.kind.gathers).toBeDefined();
          break;
        case 'forget':
          expect(decision.reason).toBe('duplicate');
          break;
        default:
          throw new Error(`undecided: ${JSON.stringify(decision satisfies never)}`);
      }
    });
  });

  it('is decided alike each time, and nothing that it was decided by is touched', () => {
    always((decision, { notification, circumstances }) => {
      const before = structuredClone(circumstances);
      expect(decide(notification, circumstances)).toEqual(decision);
      expect(circumstances).toEqual(before);
    });
  });

  it('is not told past its end, once settled, or once superseded', () => {
    always((decision, { notification, circumstances }) => {
      const { nowMs, isSettled, supersededAtMs = -Infinity } = circumstances;
      const isOver = nowMs > notification.expiresAtMs;
      if (isOver || isSettled || supersededAtMs > NOON_MS) expect(isTold(decision)).toBe(false);
    });
  });

  it('is not told to another than whom it happened to', () => {
    always((decision) => expect(isTold(decision)).toBe(false), ofAnotherOwner);
  });
});

const ofAnotherOwner = (_: Kind, { profile }: Circumstances) =>
  (profile.reassignedAtMs ?? -Infinity) > NOON_MS;

describe('what is critical', () => {
  it('is never held back by a choice, a consent or a quota', () => {
    always(
      (decision) =>
        expect(['muted', 'opted-out', 'no-consent', 'quota']).not.toContain(answerOf(decision)),
      ({ critical }) => critical,
    );
  });
});

describe('an answer to a reply', () => {
  it('is never muted', () => {
    always(
      (decision) => expect(answerOf(decision)).not.toBe('muted'),
      ({ category }) => category === 'reply',
    );
  });
});

describe('a transactional text', () => {
  it('asks for nobody’s consent', () => {
    always(
      (decision) => expect(['opted-out', 'no-consent']).not.toContain(answerOf(decision)),
      ({ lane }) => lane === 'transactional',
    );
  });
});

describe('a marketing text', () => {
  const isMarketing = ({ lane }: Kind) => lane === 'marketing';

  it('is never told after a refusal, unless a later yes or another owner came since', () => {
    always((decision, { circumstances }) => {
      const {
        refusedAtMs,
        givenAtMs = -Infinity,
        reassignedAtMs = -Infinity,
      } = circumstances.profile;
      if (refusedAtMs === undefined) return;
      if (givenAtMs <= refusedAtMs && reassignedAtMs < refusedAtMs) {
        expect(isTold(decision)).toBe(false);
      }
    }, isMarketing);
  });

  it('is never told without a yes where one is needed', () => {
    always(
      (decision, { circumstances: { profile } }) => {
        const { givenAtMs, refusedAtMs = -Infinity, reassignedAtMs = -Infinity } = profile;
        if (givenAtMs === undefined || givenAtMs <= Math.max(refusedAtMs, reassignedAtMs)) {
          expect(isTold(decision)).toBe(false);
        }
      },
      (kind, { policy }) => isMarketing(kind) && policy.needsConsent,
    );
  });

  it('is never called runaway: its quota is passed by none', () => {
    always((decision) => expect(answerOf(decision)).not.toBe('runaway'), isMarketing);
  });
});

describe('whoever says no after all that is known of them', () => {
  const atMs = NOON_MS + 30 * 86_400_000;

  it('is told nothing that they would not have been told before', () => {
    always((before, { notification, circumstances }) => {
      const { profile } = circumstances;
      const muted = [notification.kind.category];
      const after = [
        { ...profile, refusedAtMs: atMs },
        { ...profile, chosen: { preferences: { ...preferencesOf(profile), muted }, atMs } },
      ];
      for (const each of after) {
        const now = decide(notification, { ...circumstances, profile: each });
        if (isTold(now)) expect(isTold(before)).toBe(true);
      }
    });
  });
});
