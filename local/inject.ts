import type { RequestListener } from 'node:http';
import inject from 'light-my-request';
import type { AwsResponse } from './aws-request.ts';

/** Hands a request to an HTTP server within this process: no port, no socket. */
export async function injectInto(
  listener: RequestListener,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<AwsResponse> {
  const answer = await inject(listener, { method: 'POST', url: '/', headers, payload: body });
  return {
    status: answer.statusCode,
    headers: { 'content-type': String(answer.headers['content-type'] ?? '') },
    body: answer.payload,
  };
}

/** What the emulators want to see of a signature; neither verifies it. */
export const signedFor = (service: string, region: string): Readonly<Record<string, string>> => ({
  authorization:
    `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${service}/aws4_request, ` +
    'SignedHeaders=host, Signature=local',
  'x-amz-date': '20260101T000000Z',
});
