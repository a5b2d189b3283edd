import type { Refusal } from './judge.ts';

export interface Denied {
  /** An ARN, or the name of a service. */
  readonly who: string;
  readonly action: string;
  readonly resource: string;
}

/**
 * In the words of AWS (by the IAM User Guide, troubleshooting access denied error messages).
 * @param why from `because` or `with` on
 */
export const refuse = ({ who, action, resource }: Denied, why: string): Refusal => ({
  message: `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
});

type PolicyOf = 'identity' | 'resource';

export const noneAllows = (denied: Denied, policies: PolicyOf): Refusal =>
  refuse(denied, `because no ${policies}-based policy allows the ${denied.action} action`);

export const oneDenies = (denied: Denied, policy: PolicyOf): Refusal =>
  refuse(
    denied,
    `with an explicit deny in ${policy === 'identity' ? 'an' : 'a'} ${policy}-based policy`,
  );
