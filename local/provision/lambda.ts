import { createHash } from 'node:crypto';
import { arnOf } from '../surroundings.ts';
import { only, type Provisioner } from './cloud.ts';

export const createFunction: Provisioner = ({ logicalId, name, properties }, cloud) => {
  only(logicalId, properties, [
    'Architectures',
    'Code',
    'DeadLetterConfig',
    'Description',
    'Environment',
    'Handler',
    'LoggingConfig',
    'MemorySize',
    'Role',
    'Runtime',
    'Timeout',
  ]);
  if (properties['Runtime'] !== 'nodejs24.x') {
    throw new Error(`${logicalId}.Runtime is ${properties['Runtime']}; only nodejs24.x is played`);
  }
  const arn = arnOf('lambda', `function:${name}`);
  const roleArn = String(properties['Role']);
  // As CreateFunction refuses it.
  if (!cloud.iam.mayAssume('lambda.amazonaws.com', roleArn)) {
    throw new Error(`${logicalId}.Role is ${roleArn}, which Lambda may not assume`);
  }
  const accessKeyId = accessKeyOf(name);
  cloud.iam.registerCaller(accessKeyId, { roleArn, session: name });
  cloud.lambda.create({
    name,
    arn,
    codePath: cloud.assembly.assetPath(properties['Code'].S3Key),
    handler: properties['Handler'],
    // Lambda's own defaults, by the CreateFunction API reference.
    timeoutSeconds: Number(properties['Timeout'] ?? 3),
    memoryMegabytes: Number(properties['MemorySize'] ?? 128),
    environment: properties['Environment']?.Variables ?? {},
    logGroup: properties['LoggingConfig']?.LogGroup ?? `/aws/lambda/${name}`,
    ...{ roleArn, accessKeyId, ...deadLetterOf(properties['DeadLetterConfig']) },
  });
  return { ref: name, attributes: { Arn: arn } };
};

const deadLetterOf = (config: { readonly TargetArn: string } | undefined) =>
  config === undefined ? {} : { deadLetterArn: config.TargetArn };

/** One for each function, in the form of a role's temporary key: a call tells its caller. */
const accessKeyOf = (functionName: string): string =>
  `ASIA${createHash('sha256').update(functionName).digest('hex').slice(0, 16).toUpperCase()}`;

export const createEventSourceMapping: Provisioner = ({ logicalId, name, properties }, cloud) => {
  only(logicalId, properties, [
    'BatchSize',
    'EventSourceArn',
    'FunctionName',
    'FunctionResponseTypes',
    'MaximumBatchingWindowInSeconds',
    'ScalingConfig',
  ]);
  const queueArn = String(properties['EventSourceArn']);
  cloud.startMapping({
    queueArn,
    queueUrl: cloud.sqs.queueUrlOf(queueArn),
    functionName: properties['FunctionName'],
    batchSize: Number(properties['BatchSize'] ?? 10),
    batchWindowSeconds: Number(properties['MaximumBatchingWindowInSeconds'] ?? 0),
    maximumConcurrency: Number(properties['ScalingConfig']?.MaximumConcurrency ?? 1_000),
    reportsItemFailures: (properties['FunctionResponseTypes'] ?? []).includes(
      'ReportBatchItemFailures',
    ),
  });
  return { ref: name, attributes: { Id: name } };
};
