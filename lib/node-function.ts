import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogLevel, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

interface NodeFunctionProps {
  /** Below `functions/`, such as `send/handler.ts`. */
  readonly entry: string;
  readonly description: string;
  readonly role: Role;
  readonly timeoutSeconds: number;
  readonly environment: Record<string, string>;
  readonly settings: Settings;
}

/** What every function has in common: runtime, bundling, logs. */
export function createNodeFunction(scope: Construct, id: string, props: NodeFunctionProps) {
  const logGroup = new LogGroup(scope, `${id}Log`, {
    retention: props.settings.logRetentionDays as RetentionDays,
  });
  logGroup.grantWrite(props.role);
  return new NodejsFunction(scope, id, {
    entry: fileURLToPath(new URL(`../functions/${props.entry}`, import.meta.url)),
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: props.settings.functionMemoryMegabytes,
    timeout: Duration.seconds(props.timeoutSeconds),
    role: props.role,
    logGroup,
    environment: props.environment,
    projectRoot: fileURLToPath(new URL('..', import.meta.url)),
    depsLockFilePath: fileURLToPath(new URL('../package-lock.json', import.meta.url)),
    bundling: {
      format: OutputFormat.ESM,
      target: 'node24',
      // The packages' ESM builds first: they can be shaken, the CommonJS ones cannot.
      mainFields: ['module', 'main'],
      // The SDK that is tested is the SDK that runs, not whatever the runtime brings.
      externalModules: [],
      minify: true,
      logLevel: LogLevel.WARNING,
      banner: REQUIRE,
    },
  });
}

/** The function's own role: it holds what was granted and nothing else. */
export const createRole = (scope: Construct, id: string): Role =>
  new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });

// CommonJS parts of the bundle call `require`, which a module does not have.
const REQUIRE =
  "import{createRequire as createRequireOf}from'node:module';" +
  'const require=createRequireOf(import.meta.url);';
