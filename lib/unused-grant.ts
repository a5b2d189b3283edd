import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Says beside a grant why it is there although no test uses it. `npm test` ends with the grants
 * that nothing used and nothing explains.
 * @param holder a role, or the policy of a queue
 * @param action as it is granted, such as `sqs:SendMessage`
 */
export function explainUnused(holder: IConstruct, action: string, reason: string): void {
  const resource = holder.node.defaultChild as CfnResource;
  const before: readonly UnusedGrant[] = resource.getMetadata(UNUSED_GRANTS) ?? [];
  const others = before.filter((each) => each.action !== action);
  resource.addMetadata(UNUSED_GRANTS, [...others, { action, reason }]);
}

interface UnusedGrant {
  readonly action: string;
  readonly reason: string;
}

/** The key in a resource's metadata. */
export const UNUSED_GRANTS = 'dingdong:unused';
