import { surroundingsOf } from '../surroundings.ts';
import { pseudoParameter } from '../template/pseudo-parameter.ts';
import type { Provisioner } from './cloud.ts';

export const createCustomResource: Provisioner = ({ logicalId, type, properties }, cloud) => {
  const token = String(properties['ServiceToken']);
  if (!/^arn:aws:lambda:[^:]+:\d+:function:[\w-]+$/.test(token)) {
    throw new Error(`${logicalId}.ServiceToken is ${token}: only functions are played`);
  }
  const stackId = pseudoParameter('AWS::StackId', surroundingsOf(cloud.assembly.stackName)) ?? '';
  return cloud.customResources.create({ type, logicalId, stackId, properties });
};
