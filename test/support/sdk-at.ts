import { vi } from 'vitest';

/** Has the AWS SDK of this process speak to a gateway, until `vi.unstubAllEnvs()`. */
export function sdkAt(port: number): void {
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
    vi.stubEnv(name, 'test');
  }
}
