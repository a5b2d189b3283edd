/** What a provisioned resource answers to `Ref` and `Fn::GetAtt`. */
export interface Attributes {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The pseudo parameters a stack cannot choose for itself. */
export interface Surroundings {
  readonly accountId: string;
  readonly region: string;
  readonly partition: 'aws';
  readonly stackName: string;
  readonly urlSuffix: 'amazonaws.com';
}

/** Everything a template may refer to; `undefined` says there is nothing of that name. */
export interface Scope {
  resource(logicalId: string): Attributes | undefined;
  parameter(name: string): unknown;
  condition(name: string): boolean | undefined;
  mapping(map: string, topLevelKey: string, secondLevelKey: string): unknown;
  /** Without them, a pseudo parameter other than `AWS::NoValue` is an error. */
  readonly surroundings: Surroundings | undefined;
}
