/** What SNS writes of texts in the logs of this account and region. */
export interface DeliveryLogging {
  /** Makes it where it is not there; one that is there takes both, and keeps the rest. */
  provideGroup(group: CarrierLogGroup): Promise<void>;
  /** The role under which SNS logs; undefined where it does not. */
  role(): Promise<string | undefined>;
  /** @param sampledPercent of the texts that were delivered; those that failed are all logged */
  turnOn(roleArn: string, sampledPercent: number): Promise<void>;
  turnOff(): Promise<void>;
}

export interface CarrierLogGroup {
  readonly name: string;
  /** One of those that CloudWatch Logs knows: 1, 3, 5, 7, … */
  readonly retentionDays: number;
  /** Encrypts whatever is logged from then on. */
  readonly keyArn: string;
}

/** Tells CloudFormation, which waits for it, what came of a request for a custom resource. */
export interface StackAnswers {
  /** Throws where it could not be told. */
  answer(request: StackRequest, physicalId: string, outcome: Outcome): Promise<void>;
}

/** Where CloudFormation waits, and for what, in its own words. */
export interface StackRequest {
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
}

export type Outcome = { readonly is: 'done' } | { readonly is: 'failed'; readonly reason: string };
