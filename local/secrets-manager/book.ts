import { randomUUID } from 'node:crypto';
import type { Now } from '../clock.ts';
import type { Store } from '../store.ts';
import { notFound, Refused } from './refused.ts';
import { CURRENT, type Secret, type Version, withVersion } from './secret.ts';

interface NewVersion {
  readonly text: string;
  /** Made up by default, as SDKs do. */
  readonly token?: string;
  /** AWSCURRENT alone by default. */
  readonly stages?: readonly string[];
}

/** The secrets that there are. */
export interface SecretBook {
  all(): readonly Secret[];
  /** @param id an ARN, one without its last six characters, or a name */
  find(id: string): Secret | undefined;
  /** @throws where there is none */
  get(id: string): Secret;
  /** Adds one without a version. */
  add(arn: string): Secret;
  put(secret: Secret): void;
  /** @throws for a token that made a version with another text */
  addVersion(secret: Secret, version: NewVersion): Version;
}

/** @param onText hears of every value that a secret takes */
export function openSecretBook(
  now: Now,
  store: Store,
  onText: (text: string) => void = () => {},
): SecretBook {
  const secrets = store.collection<Secret>('secrets');
  const find = (id: string) =>
    secrets.get(id) ??
    secrets.values().find(({ arn, name }) => name === id || withoutSuffix(arn) === id);

  return {
    all: secrets.values,
    find,
    get(id) {
      const secret = find(id);
      if (secret === undefined) throw notFound('secret');
      return secret;
    },
    add(arn) {
      const name = withoutSuffix(arn).split(':').at(-1) ?? arn;
      const secret = { arn, name, createdMs: now(), changedMs: now(), versions: [] };
      secrets.put(arn, secret);
      return secret;
    },
    put: (secret) => secrets.put(secret.arn, { ...secret, changedMs: now() }),
    addVersion(secret, { text, token = randomUUID(), stages = [CURRENT] }) {
      const same = secret.versions.find(({ id }) => id === token);
      if (same !== undefined && same.text !== text) throw differs();
      if (same !== undefined) return same;
      onText(text);
      const version = { id: token, text, stages, createdMs: now() };
      const changed = withVersion(secret, version);
      secrets.put(secret.arn, changed);
      return changed.versions.at(-1) ?? version;
    },
  };
}

/** The hyphen and six characters by which AWS tells secrets of one name apart. */
const withoutSuffix = (arn: string): string => arn.replace(/-[A-Za-z0-9]{6}$/, '');

const differs = () =>
  new Refused(
    'ResourceExistsException',
    'A version with this ClientRequestToken exists, with another value: versions do not change.',
  );
