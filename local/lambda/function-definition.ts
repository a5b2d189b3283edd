/** A function as the template defines it, with everything resolved. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The folder of the bundle within `cdk.out`. */
  readonly codePath: string;
  /** `<file>.<export>`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroup: string;
  /** Under which it calls, polls and logs. */
  readonly roleArn: string;
  /** Where an event lies that it failed at every time, of those that were accepted for later. */
  readonly deadLetterArn?: string;
  /** Names the function in every call that it makes. */
  readonly accessKeyId: string;
}
