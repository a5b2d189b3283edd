import { type Assembly, readAssembly } from './assembly.ts';
import { createClock } from './clock.ts';
import { queueCourier } from './courier.ts';
import { startDynamoDb } from './dynamodb.ts';
import { type EventBus, startEventBus } from './event-bus.ts';
import type { Envelope } from './event-envelope.ts';
import { startGateway } from './gateway.ts';
import { type Mapping, startMapping } from './lambda/event-source-mapping.ts';
import { startLambda } from './lambda/lambda.ts';
import { type Provisioned, provision } from './provision/provision.ts';
import { routesOf } from './routes.ts';
import { startSecretsManager } from './secrets-manager.ts';
import { type Ring, type SmsCarrier, startSms } from './sms.ts';
import { startSqs } from './sqs.ts';

export interface LocalCloudOptions {
  readonly stage: string;
  /** Of the one endpoint, on 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** Where the template and the bundles are synthesized to, and read from. */
  readonly outDir: string;
  onRing?(ring: Ring): void;
  /** Something that dingdong put on the bus. */
  onEvent?(envelope: Envelope): void;
  /** A line that a function wrote. */
  onLine?(functionName: string, line: string): void;
  /** Something went wrong that no caller is told of. */
  onTrouble?(message: string): void;
}

export interface LocalCloud extends Provisioned {
  readonly endpoint: string;
  readonly stackName: string;
  readonly secrets: Readonly<Record<string, string>>;
  readonly sms: SmsCarrier;
  /** What dingdong put on the bus, oldest first. */
  events(): readonly Envelope[];
  stop(): Promise<void>;
}

/** Synthesizes the app and runs what it synthesized, on this machine alone. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { onRing = () => {}, onEvent = () => {}, onLine = () => {} } = options;
  const { onTrouble = () => {} } = options;
  // First of all, so that a port that is taken is said at once.
  const gateway = await startGateway(options.port);
  try {
    const endpoint = `http://127.0.0.1:${gateway.port}`;
    const clock = createClock();
    const dynamoDb = startDynamoDb();
    const secrets = startSecretsManager(clock.now);
    const sms = startSms(clock.now);
    sms.onRing(onRing);
    const sqs = await startSqs(endpoint);
    const events = startEventBus(clock.now, queueCourier(sqs, onTrouble));
    const said = remember(events, onEvent);
    const lambda = await startLambda({ endpoint, onLine });
    const mappings: Mapping[] = [];
    const madeUp: Record<string, string> = {};

    let assembly: Assembly | undefined;
    let provisioned: Provisioned | undefined;
    gateway.serve(
      [dynamoDb, events, secrets, sms, sqs],
      routesOf({
        sms,
        isUp: () => provisioned !== undefined,
        outputs: () => provisioned?.outputs ?? {},
        events: () => said,
        templateSha256: () => assembly?.templateSha256 ?? '',
        bundles: () => lambda.loaded(),
      }),
    );
    // The CDK is a second's worth of loading: not before the port is known to be free.
    const { synthesize } = await import('./synthesize.ts');
    const stackName = synthesize(options.stage, options.outDir);
    assembly = readAssembly(options.outDir, stackName);
    provisioned = await provision(assembly, {
      ...{ assembly, dynamoDb, sqs, events, lambda, secrets },
      startMapping: (mapping) => void mappings.push(startMapping(mapping, sqs, lambda, onTrouble)),
      onSecret(name, text) {
        madeUp[name] = text;
      },
    });

    return {
      ...provisioned,
      endpoint,
      stackName,
      secrets: madeUp,
      sms,
      events: () => said,
      async stop() {
        const stopping = mappings.map((mapping) => mapping.stop());
        await lambda.stop();
        await Promise.all(stopping);
        await gateway.stop();
        await sqs.stop();
      },
    };
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}

/** The newest events that dingdong put on the bus; a day's worth of a demonstration. */
const REMEMBERED_MAX = 10_000;

function remember(bus: EventBus, onEvent: (envelope: Envelope) => void): readonly Envelope[] {
  const said: Envelope[] = [];
  bus.onEvent((envelope) => {
    if (envelope.source !== 'dingdong') return;
    said.push(envelope);
    if (said.length > REMEMBERED_MAX) said.shift();
    onEvent(envelope);
  });
  return said;
}
