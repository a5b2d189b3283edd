import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { bundle } from './bundle.ts';
import type { Settings } from './settings.ts';

interface NodeFunctionProps {
  /** Below `functions/`, such as `send/handler.ts`. */
  readonly entry: string;
  readonly description: string;
  readonly role: Role;
  readonly timeoutSeconds: number;
  readonly environment: Record<string, string>;
  /** Where an event lies that it failed at three times, of those that nobody waits for. */
  readonly deadLetterQueue?: IQueue;
  readonly settings: Pick<Settings, 'functionMemoryMegabytes' | 'logRetentionDays'>;
}

/** What every function has in common: runtime, bundling, logs. */
export function createNodeFunction(scope: Construct, id: string, props: NodeFunctionProps) {
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: props.settings.logRetentionDays as RetentionDays,
  });
  logGroup.grantWrite(props.role);
  return new LambdaFunction(scope, id, {
    code: bundle(props.entry),
    handler: 'index.handler',
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: props.settings.functionMemoryMegabytes,
    timeout: Duration.seconds(props.timeoutSeconds),
    role: props.role,
    logGroup,
    environment: props.environment,
    ...(props.deadLetterQueue === undefined ? {} : { deadLetterQueue: props.deadLetterQueue }),
  });
}

/** The function's own role: it holds what was granted and nothing else. */
export const createRole = (scope: Construct, id: string): Role =>
  new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
