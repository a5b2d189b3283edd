import type { Circumstances } from './condition.ts';
import { type Scope, type Statement, scopesOf } from './policy.ts';
import { type Caller, isHit, isNamed } from './principal.ts';

export interface Question {
  readonly caller: Caller;
  readonly action: string;
  readonly resource: string;
  readonly circumstances: Circumstances;
  /** Of the caller's role; none of a service. */
  readonly ofIdentity: readonly Statement[];
  readonly ofResource: readonly Statement[];
}

type Verdict =
  | { readonly is: 'allowed'; readonly by: readonly Scope[] }
  | { readonly is: 'denied'; readonly by: 'identity' | 'resource' }
  | { readonly is: 'allowed-by-none' };

/**
 * As AWS does within one account (by the IAM User Guide, policy evaluation logic): a Deny anywhere
 * wins; else an Allow is needed, of the role's policies or of the resource's that names the caller.
 */
export function evaluate({ ofIdentity, ofResource, ...question }: Question): Verdict {
  const { caller } = question;
  const isAbout =
    (matches: typeof isNamed) =>
    ({ principals }: Statement) =>
      principals.some((principal) => matches(principal, caller));
  if (speaking(ofIdentity, 'Deny', question).length > 0) return { is: 'denied', by: 'identity' };
  if (speaking(ofResource.filter(isAbout(isHit)), 'Deny', question).length > 0) {
    return { is: 'denied', by: 'resource' };
  }
  const by = [
    ...speaking(ofIdentity, 'Allow', question),
    ...speaking(ofResource.filter(isAbout(isNamed)), 'Allow', question),
  ];
  return by.length > 0 ? { is: 'allowed', by } : { is: 'allowed-by-none' };
}

const speaking = (
  statements: readonly Statement[],
  effect: Statement['effect'],
  question: Pick<Question, 'action' | 'resource' | 'circumstances'>,
): readonly Scope[] =>
  statements
    .filter((statement) => statement.effect === effect)
    .flatMap((statement) => scopesOf(statement, question, question.circumstances));
