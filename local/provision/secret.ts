import { createHash } from 'node:crypto';
import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createSecret: Provisioner = ({ logicalId, name, properties, metadata }, cloud) => {
  only(logicalId, properties, ['Description', 'GenerateSecretString']);
  const arn = arnOf('secretsmanager', `secret:${name}-${sixOf(name)}`);
  const text = cloud.secrets.create(arn, properties['GenerateSecretString'] ?? {});
  cloud.onSecret(nameOf(metadata) ?? logicalId, text, arn);
  return { ref: arn, attributes: { Id: arn } };
};

/** AWS ends the ARN in six characters of its own; here the same at every start. */
const sixOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 6);

/** `phones` of `dingdong-dev/Recipients/PhonesSecret/Resource`. */
const nameOf = (metadata: Readonly<Record<string, unknown>>): string | undefined =>
  String(metadata['aws:cdk:path'])
    .match(/(\w+)Secret\/Resource$/)?.[1]
    ?.toLowerCase();
