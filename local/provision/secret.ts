import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createSecret: Provisioner = ({ logicalId, name, properties, metadata }, cloud) => {
  only(logicalId, properties, ['Description', 'GenerateSecretString']);
  const arn = arnOf('secretsmanager', `secret:${name}`);
  const text = cloud.secrets.create(arn, properties['GenerateSecretString'] ?? {});
  cloud.onSecret(nameOf(metadata) ?? logicalId, text);
  return { ref: arn, attributes: { Id: arn } };
};

/** `phones` of `dingdong-dev/Recipients/PhonesSecret/Resource`. */
const nameOf = (metadata: Readonly<Record<string, unknown>>): string | undefined =>
  String(metadata['aws:cdk:path'])
    .match(/(\w+)Secret\/Resource$/)?.[1]
    ?.toLowerCase();
