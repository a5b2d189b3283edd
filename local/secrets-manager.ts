import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  jsonError,
  operationOf,
} from './aws-request.ts';
import type { Now } from './clock.ts';
import { parseRecord } from './record.ts';
import { openSecretBook } from './secrets-manager/book.ts';
import { type GenerateSecretString, makeUp } from './secrets-manager/make-up.ts';
import { OPERATIONS } from './secrets-manager/operations.ts';
import { Refused } from './secrets-manager/refused.ts';
import { CURRENT, versionAt } from './secrets-manager/secret.ts';
import { openStore, type Store } from './store.ts';

export interface SecretsManager extends Emulator {
  /**
   * A secret that is there already stays as it is: what was made up or put once is kept.
   * @param arn with its last hyphen and six characters
   * @param text becomes its current value; made up as `generate` asks for where none is given
   * @returns its current value
   */
  create(arn: string, generate: GenerateSecretString, text?: string): string;
  /** The current value; undefined where there is no such secret. */
  current(arn: string): string | undefined;
  /** The ARN of a secret by its name or a partial ARN; undefined where there is none. */
  arnOf(secretId: string): string | undefined;
}

export interface SecretsManagerOptions {
  readonly now: Now;
  /** In which secrets outlive the process; in memory by default. */
  readonly store?: Store;
  /** Hears of every value that a secret takes. */
  onText?(text: string): void;
}

export function startSecretsManager(options: SecretsManagerOptions): SecretsManager {
  const { now, store = openStore(), onText } = options;
  const book = openSecretBook(now, store, onText);

  const current = (arn: string): string | undefined => {
    const secret = book.find(arn);
    return secret && versionAt(secret, CURRENT)?.text;
  };

  return {
    service: 'secretsmanager',
    async handle(request: AwsRequest) {
      const operation = OPERATIONS[operationOf(request)];
      if (operation === undefined) {
        const played = Object.keys(OPERATIONS).join(', ');
        return jsonError(
          'InvalidRequestException',
          `${operationOf(request)} is not played on this machine; ${played} are`,
        );
      }
      try {
        return jsonAnswer(200, operation(book, parseRecord(request.body) ?? {}));
      } catch (error) {
        if (error instanceof Refused) return jsonError(error.code, error.message);
        throw error;
      }
    },
    create(arn, generate, text) {
      const madeUp = makeUp(generate);
      const had = current(arn);
      const wanted = text ?? had ?? madeUp;
      if (wanted !== had) book.addVersion(book.find(arn) ?? book.add(arn), { text: wanted });
      return wanted;
    },
    current,
    arnOf: (secretId) => book.find(secretId)?.arn,
  };
}
