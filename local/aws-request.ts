import type { IncomingHttpHeaders } from 'node:http';

/** One call of an AWS API, as any SDK or the AWS CLI sends it. */
export interface AwsRequest {
  /** From the credential scope of the signature, such as `dynamodb`, `events`, `sns`. */
  readonly service: string;
  /** Names the caller: every function has one of its own. */
  readonly accessKeyId: string;
  readonly method: string;
  /** With its query, such as `/schedules/s-1?groupName=g`: the REST services say all in it. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An emulated service. Errors are answers, in the form that the service gives them. */
export interface Emulator {
  readonly service: string;
  handle(request: AwsRequest): Promise<AwsResponse>;
}

/**
 * Reads the credential scope of a Signature Version 4 header,
 * `AWS4-HMAC-SHA256 Credential=<key>/<date>/<region>/<service>/aws4_request, …`.
 * Undefined for what is no signed call. The signature itself is taken on trust.
 */
export function readCredentialScope(
  authorization: string | undefined,
): { readonly accessKeyId: string; readonly service: string } | undefined {
  const scope = authorization?.match(
    /^AWS4-HMAC-SHA256 .*Credential=([^/,\s]+)\/\d{8}\/[^/,\s]+\/([^/,\s]+)\/aws4_request/,
  );
  const [, accessKeyId, service] = scope ?? [];
  return accessKeyId === undefined || service === undefined ? undefined : { accessKeyId, service };
}

/** The operation of a JSON protocol call: what follows the dot in `X-Amz-Target`. */
export const operationOf = ({ headers }: AwsRequest): string =>
  String(headers['x-amz-target'] ?? '').replace(/^.*\./, '');

export const jsonAnswer = (status: number, body: unknown, version = '1.1'): AwsResponse => ({
  status,
  headers: { 'content-type': `application/x-amz-json-${version}` },
  body: JSON.stringify(body),
});

/** An error of the JSON protocols; SDKs make an exception of that name of it. */
export const jsonError = (code: string, message: string, version = '1.1'): AwsResponse =>
  jsonAnswer(400, { __type: code, message }, version);
