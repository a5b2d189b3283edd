import type { SecretBook } from './book.ts';
import { parseInput } from './parse-input.ts';
import { notFound, Refused } from './refused.ts';
import { CURRENT, type Secret, type Version, versionAt } from './secret.ts';

type Input = Readonly<Record<string, unknown>>;

/** What is played of the API, by operation. @throws `Refused` */
export const OPERATIONS: Readonly<Record<string, (book: SecretBook, input: Input) => object>> = {
  GetSecretValue(book, input) {
    const { SecretId, VersionId, VersionStage } = parseInput(input, {
      texts: ['SecretId', 'VersionId', 'VersionStage'],
    });
    const secret = book.get(SecretId ?? '');
    const version = versionOf(secret, VersionId, VersionStage);
    return {
      ...nameOf(secret),
      VersionId: version.id,
      SecretString: version.text,
      VersionStages: version.stages,
      CreatedDate: version.createdMs / 1000,
    };
  },

  PutSecretValue(book, input) {
    const { SecretId, SecretString, ClientRequestToken, VersionStages } = parseInput(input, {
      texts: ['SecretId', 'SecretString', 'ClientRequestToken'],
      lists: ['VersionStages'],
    });
    const secret = book.get(SecretId ?? '');
    if (SecretString === undefined) throw missing('SecretString');
    const { id, stages } = book.addVersion(secret, {
      text: SecretString,
      token: tokenOf(ClientRequestToken),
      ...(VersionStages === undefined ? {} : { stages: VersionStages }),
    });
    return { ...nameOf(secret), VersionId: id, VersionStages: stages };
  },

  UpdateSecret(book, input) {
    const { SecretId, SecretString, ClientRequestToken, Description } = parseInput(input, {
      texts: ['SecretId', 'SecretString', 'ClientRequestToken', 'Description'],
    });
    const secret = book.get(SecretId ?? '');
    if (Description !== undefined) book.put({ ...secret, description: Description });
    if (SecretString === undefined) return nameOf(secret);
    const token = tokenOf(ClientRequestToken);
    const { id } = book.addVersion(book.get(secret.arn), { text: SecretString, token });
    return { ...nameOf(secret), VersionId: id };
  },

  DescribeSecret(book, input) {
    const { SecretId } = parseInput(input, { texts: ['SecretId'] });
    const secret = book.get(SecretId ?? '');
    return { ...describe(secret), VersionIdsToStages: stagesOf(secret) };
  },

  ListSecrets(book, input) {
    const { NextToken = '0', MaxResults = 100 } = parseInput(input, {
      texts: ['NextToken'],
      numbers: ['MaxResults'],
    });
    const from = Number(NextToken);
    const all = book.all();
    const page = all.slice(from, from + MaxResults);
    return {
      SecretList: page.map((each) => ({
        ...describe(each),
        SecretVersionsToStages: stagesOf(each),
      })),
      ...(from + MaxResults < all.length ? { NextToken: String(from + MaxResults) } : {}),
    };
  },
};

function versionOf(secret: Secret, id: string | undefined, stage: string | undefined): Version {
  if (id === undefined) {
    const label = stage ?? CURRENT;
    const version = versionAt(secret, label);
    if (version === undefined) throw notFound(`secret value for staging label: ${label}`);
    return version;
  }
  const version = secret.versions.find((each) => each.id === id);
  if (version === undefined) throw notFound(`secret value for VersionId: ${id}`);
  if (stage !== undefined && !version.stages.includes(stage)) {
    throw new Refused(
      'InvalidRequestException',
      `the version ${id} does not bear the staging label ${stage}`,
    );
  }
  return version;
}

function tokenOf(token: string | undefined): string {
  if (token === undefined) throw missing('ClientRequestToken');
  // By the API reference, PutSecretValue.
  if (token.length >= 32 && token.length <= 64) return token;
  throw new Refused(
    'InvalidParameterException',
    `ClientRequestToken has ${token.length} characters; allowed are 32 to 64`,
  );
}

const missing = (name: string): Refused =>
  new Refused('InvalidRequestException', `You must provide ${name}.`);

const nameOf = ({ arn, name }: Secret) => ({ ARN: arn, Name: name });

const describe = (secret: Secret) => ({
  ...nameOf(secret),
  ...(secret.description === undefined ? {} : { Description: secret.description }),
  CreatedDate: secret.createdMs / 1000,
  LastChangedDate: secret.changedMs / 1000,
});

/** Versions without a label are deprecated, and not shown. */
const stagesOf = ({ versions }: Secret) =>
  Object.fromEntries(
    versions.filter(({ stages }) => stages.length > 0).map(({ id, stages }) => [id, stages]),
  );
