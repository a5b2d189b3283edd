import { isRecord } from '../record.ts';
import { ACCOUNT_ID } from '../surroundings.ts';
import { listOf, PolicyError } from './policy-error.ts';

/** Who a statement of a resource's policy, or of a role's trust, is about. */
export type Principal =
  | { readonly is: 'everyone' }
  | { readonly is: 'account' }
  | { readonly is: 'role'; readonly arn: string }
  | { readonly is: 'service'; readonly name: string };

export type Caller =
  | { readonly is: 'role'; readonly roleArn: string; readonly sessionArn: string }
  | { readonly is: 'service'; readonly name: string };

/** @throws a `PolicyError` for whom this machine does not play: users, other accounts, … */
export function parsePrincipals(given: unknown, at: string): readonly Principal[] {
  if (given === '*') return [{ is: 'everyone' }];
  if (!isRecord(given) || Object.keys(given).length === 0) {
    throw new PolicyError(at, given, '* or an object of AWS and Service');
  }
  return Object.entries(given).flatMap(([type, names]) => {
    const read = READERS.get(type);
    if (read === undefined) throw new PolicyError(at, type, 'AWS or Service');
    return listOf(names, `${at}.${type}`).map((name) => read(name, `${at}.${type}`));
  });
}

type Read = (name: string, at: string) => Principal;

const readAws: Read = (name, at) => {
  if (name === '*') return { is: 'everyone' };
  if (name === ACCOUNT_ID || name === `arn:aws:iam::${ACCOUNT_ID}:root`) return { is: 'account' };
  if (ROLE.test(name)) return { is: 'role', arn: name };
  throw new PolicyError(at, name, `*, ${ACCOUNT_ID}, or a role or a session of it by its ARN`);
};

const readService: Read = (name, at) => {
  if (/^[a-z0-9.-]+\.amazonaws\.com$/.test(name)) return { is: 'service', name };
  throw new PolicyError(at, name, 'a service such as events.amazonaws.com');
};

const READERS: ReadonlyMap<string, Read> = new Map([
  ['AWS', readAws],
  ['Service', readService],
]);

// A principal's ARN has no wildcards (by the IAM User Guide, JSON policy elements: Principal).
const ROLE = new RegExp(
  `^arn:aws:(iam::${ACCOUNT_ID}:role|sts::${ACCOUNT_ID}:assumed-role)/[\\w+=,.@/-]+$`,
);

/** Whether it names this very caller. The account's own name leaves it to the account's roles. */
export const isNamed = (principal: Principal, caller: Caller): boolean => {
  if (principal.is === 'everyone') return true;
  if (caller.is === 'service') return principal.is === 'service' && principal.name === caller.name;
  return principal.is === 'role' && [caller.roleArn, caller.sessionArn].includes(principal.arn);
};

/** Whether a Deny of it hits this caller: that of an account hits all its roles. */
export const isHit = (principal: Principal, caller: Caller): boolean =>
  isNamed(principal, caller) || (principal.is === 'account' && caller.is === 'role');
