import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/**
 * Fetches a secret's text at its first use, and keeps it for the life of the worker.
 * @param timeoutMs for one fetch with the SDK's retries
 */
export function secretText(secretId: string, timeoutMs: number): () => Promise<string> {
  let fetched: Promise<string> | undefined;
  return () => {
    // A failed fetch is not kept: the next use tries again.
    fetched ??= fetchText(secretId, timeoutMs).catch((error: unknown) => {
      fetched = undefined;
      throw error;
    });
    return fetched;
  };
}

async function fetchText(secretId: string, timeoutMs: number): Promise<string> {
  const client = new SecretsManagerClient({});
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }), {
    abortSignal: AbortSignal.timeout(timeoutMs),
  });
  if (SecretString === undefined || SecretString === '') {
    throw new Error(`the secret ${secretId} holds no text`);
  }
  return SecretString;
}
