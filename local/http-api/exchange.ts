import type { IntegrationOutcome } from './integration.ts';

export interface HttpRequest {
  readonly method: string;
  /** As it came, percent signs and all, without the query. */
  readonly rawPath: string;
  /** As it came, without the question mark. */
  readonly rawQueryString: string;
  /** By lower-case name. A list keeps headers apart that came more than once. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** A list where a header is to be sent more than once. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
}

/** A request as it came to the stage. */
export interface Visit {
  readonly apiId: string;
  readonly endpoint: string;
  readonly requestId: string;
  readonly request: HttpRequest;
  readonly variables: Readonly<Record<string, string>>;
  readonly arrivedMs: number;
}

/** What came of it. */
export interface Outcome {
  readonly answer: HttpAnswer;
  /** Where the gateway itself answered. */
  readonly error?: GatewayError;
  /** Where the function was called, or was to be. */
  readonly integration?: IntegrationOutcome;
}

interface GatewayError {
  readonly message: string;
  /** One of API Gateway's gateway response types. */
  readonly responseType: string;
}

/** A request that has been answered. */
export interface Exchange extends Visit, Outcome {
  /** Undefined where no route matched. */
  readonly routeKey: string | undefined;
  readonly endedMs: number;
}

/** The host by which the API is reached, which on AWS has no port. */
export const domainNameOf = ({ endpoint }: Visit): string => new URL(endpoint).host;

export const domainPrefixOf = (visit: Visit): string => domainNameOf(visit).split('.')[0] ?? '';

/** A header's values, joined as payload format 2.0 joins them; undefined where it is missing. */
export const headerOf = ({ headers }: HttpRequest, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'object' ? value.join(',') : value;
};

/**
 * Decoded, as an HTTP API hands on a path, in `rawPath` too: unlike a REST API or a function URL.
 * @throws `URIError` for percent signs that stand for nothing
 */
export const decodedPathOf = ({ rawPath }: HttpRequest): string => decodeURIComponent(rawPath);
