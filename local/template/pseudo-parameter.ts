import { createHash } from 'node:crypto';
import type { Surroundings } from './scope.ts';

/** Stands for `AWS::NoValue` until the property or array element around it is dropped. */
export const NO_VALUE: unique symbol = Symbol('AWS::NoValue');

const PSEUDO_PARAMETERS: ReadonlyMap<string, (surroundings: Surroundings) => string> = new Map([
  ['AWS::AccountId', ({ accountId }: Surroundings) => accountId],
  ['AWS::Region', ({ region }: Surroundings) => region],
  ['AWS::Partition', ({ partition }: Surroundings) => partition],
  ['AWS::StackName', ({ stackName }: Surroundings) => stackName],
  ['AWS::StackId', stackId],
  ['AWS::URLSuffix', ({ urlSuffix }: Surroundings) => urlSuffix],
]);

export const PSEUDO_PARAMETER_NAMES: readonly string[] = [
  ...PSEUDO_PARAMETERS.keys(),
  'AWS::NoValue',
];

/** Undefined for a name that is no pseudo parameter; `AWS::NoValue` is not one of these. */
export function pseudoParameter(name: string, surroundings: Surroundings): string | undefined {
  return PSEUDO_PARAMETERS.get(name)?.(surroundings);
}

function stackId({ accountId, partition, region, stackName }: Surroundings): string {
  const stack = `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}`;
  // CDK cuts unique names out of the UUID, and they have to survive a restart.
  const hex = createHash('sha256').update(stack).digest('hex');
  const uuid = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => hex.slice(from, to));
  return `${stack}/${uuid.join('-')}`;
}
