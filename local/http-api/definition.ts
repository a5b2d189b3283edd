/** A Lambda proxy integration with payload format 2.0. */
export interface Integration {
  readonly apiId: string;
  readonly functionArn: string;
  /** For the function to answer: 50 to 30,000, by the API reference of CreateIntegration. */
  readonly timeoutMs: number;
}

export interface Route {
  readonly apiId: string;
  /** `$default`, or a method and a path such as `GET /pets/{id}`. */
  readonly routeKey: string;
  readonly integrationId: string;
}

export interface Stage {
  readonly apiId: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Shared by all routes that have no setting of their own. */
  readonly throttling: Throttling;
  /** By route key. */
  readonly routeThrottling: Readonly<Record<string, Throttling>>;
  readonly accessLog?: AccessLog;
}

/** What is left out is the account's. */
export interface Throttling {
  readonly ratePerSecond?: number;
  /** The most at once; 0 lets nothing through. */
  readonly burst?: number;
}

interface AccessLog {
  readonly logGroupArn: string;
  /** One line of text with `$context` variables. */
  readonly format: string;
}
