/** A secret with all that it has been. */
export interface Secret {
  readonly arn: string;
  readonly name: string;
  readonly description?: string;
  readonly createdMs: number;
  readonly changedMs: number;
  /** Oldest first. */
  readonly versions: readonly Version[];
}

export interface Version {
  /** The `ClientRequestToken` with which it was made. */
  readonly id: string;
  readonly text: string;
  /** Staging labels: each stands at one version of a secret. */
  readonly stages: readonly string[];
  readonly createdMs: number;
}

export const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';

/**
 * The secret with one more version. By the API reference, PutSecretValue, labels move to it from
 * where they stood, AWSPREVIOUS goes where AWSCURRENT was, and a first version is current whatever
 * it is called.
 */
export function withVersion(secret: Secret, version: Version): Secret {
  const { versions } = secret;
  const moved = [...new Set([...version.stages, ...(versions.length === 0 ? [CURRENT] : [])])];
  const isRotation = moved.includes(CURRENT) && versions.length > 0;
  const before = versions.map((each) => {
    const stages = each.stages.filter(
      (stage) => !moved.includes(stage) && !(isRotation && stage === PREVIOUS),
    );
    const wasCurrent = isRotation && each.stages.includes(CURRENT);
    return { ...each, stages: wasCurrent ? [...stages, PREVIOUS] : stages };
  });
  return {
    ...secret,
    changedMs: version.createdMs,
    versions: pruned([...before, { ...version, stages: moved }]),
  };
}

/** By the API reference, PutSecretValue: more than these are not kept, unless they bear a label. */
const VERSIONS_MAX = 100;

const pruned = (versions: readonly Version[]): readonly Version[] =>
  versions.filter(({ stages }, i) => stages.length > 0 || i >= versions.length - VERSIONS_MAX);

export const versionAt = (secret: Secret, stage: string): Version | undefined =>
  secret.versions.find(({ stages }) => stages.includes(stage));
