import type { Guard } from './aws-endpoint.ts';
import { jsonError } from './aws-request.ts';
import { type Emulators, startEmulators } from './emulators.ts';
import type { Envelope } from './event-envelope.ts';
import { createFaults, type Faults } from './faults.ts';
import { type Gateway, startGateway } from './gateway.ts';
import { type Ground, type GroundOptions, openGround } from './ground.ts';
import { createGuard } from './guard.ts';
import { recordHidden } from './hidden-texts.ts';
import type { Lambda } from './lambda/lambda.ts';
import { type Mappings, openMappings } from './lambda/mappings.ts';
import { type LogRecord, openLogRecord } from './log-record.ts';
import { type Replies, startReplies } from './replies.ts';
import { routesOf } from './routes.ts';
import { rememberSaid } from './said.ts';
import type { Ring, SmsCarrier } from './sms.ts';
import { provisionStacks, type StackSources, type Stacks } from './stacks.ts';
import { createTimeTravel, type TimeTravel } from './time-travel.ts';
import { rememberWaiting, type Waiting } from './waiting.ts';

export interface CloudOptions extends GroundOptions, StackSources {
  /** Of the one endpoint, on 127.0.0.1; 0 for any that is free. */
  readonly port: number;
  /** Where every grant is written, and that it was used; nowhere by default. */
  readonly permissionsFile?: string;
  /** Where everything that is logged is written, with what no log may hold; nowhere by default. */
  readonly logsFile?: string;
  onRing?(ring: Ring): void;
  /** Something that dingdong put on the bus. */
  onEvent?(envelope: Envelope): void;
  /** A text that is put back until later. */
  onWaiting?(waiting: Waiting): void;
  /** A line that a function wrote. */
  onLine?(functionName: string, line: string): void;
  /** Something went wrong that no caller is told of. */
  onTrouble?(message: string): void;
}

export interface LocalCloud extends Stacks {
  readonly endpoint: string;
  readonly sms: SmsCarrier;
  readonly replies: Replies;
  /** What dingdong put on the bus, oldest first. */
  events(): readonly Envelope[];
  /** Texts that wait, in the order in which they were put back. */
  waiting(): readonly Waiting[];
  /** By its own clock, in milliseconds since the epoch. */
  nowMs(): number;
  readonly travel: TimeTravel;
  stop(): Promise<void>;
}

/** Runs a synthesized app, on this machine alone. */
export async function startCloud(options: CloudOptions): Promise<LocalCloud> {
  // First of all, so that a port that is taken is said at once.
  const gateway = await startGateway(options.port);
  const record = openLogRecord(options.logsFile);
  let ground: Ground | undefined;
  let emulators: Emulators | undefined;
  let mappings: Mappings | undefined;
  let waiting: ReturnType<typeof rememberWaiting> | undefined;
  const stop = async () => {
    // What a function is at ends with it: nobody waits for its timeout.
    const stopping = mappings?.stop();
    await emulators?.lambda.stop();
    await stopping;
    await gateway.stop();
    await emulators?.stop();
    waiting?.close();
    ground?.close();
  };
  try {
    ground = openGround(options);
    const endpoint = `http://127.0.0.1:${gateway.port}`;
    const { onLine, onWaiting = () => {}, onTrouble = () => {}, permissionsFile } = options;
    emulators = await startEmulators({
      ...{ ground, endpoint, record, onTrouble },
      onLine(functionName, line) {
        onLine?.(functionName, line);
        waiting?.read(line);
      },
      ...(permissionsFile === undefined ? {} : { permissionsFile }),
    });
    const { store, clock } = ground;
    waiting = rememberWaiting(emulators.events, store, clock.now, onWaiting);
    mappings = openMappings(emulators, onTrouble);
    const built = await build(options, { gateway, ground, emulators, mappings, record });
    return { ...built, endpoint, waiting: waiting.list, nowMs: clock.now, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Parts {
  readonly gateway: Gateway;
  readonly ground: Ground;
  readonly emulators: Emulators;
  readonly mappings: Mappings;
  readonly record: LogRecord;
}

type Built = Omit<LocalCloud, 'endpoint' | 'waiting' | 'nowMs' | 'stop'>;

async function build(options: CloudOptions, parts: Parts): Promise<Built> {
  const { onRing = () => {}, onEvent = () => {} } = options;
  const { ground, emulators, mappings } = parts;
  const { store, clock } = ground;
  const { sms, secrets, httpApi } = emulators;
  sms.onRing(onRing);
  const said = rememberSaid(emulators.events, store, onEvent);
  let stacks: Stacks | undefined;
  let isBuilt = false;
  const replies = startReplies({
    ...{ now: clock.now, store, sms, handle: httpApi.handle },
    secret: () => secrets.current(stacks?.secretArns['replies'] ?? ''),
  });
  recordHidden(parts.record, { events: emulators.events, sms, replies });
  const travel = serve(parts, () => isBuilt, {
    replies,
    isUp: () => stacks !== undefined,
    outputs: () => stacks?.outputs ?? {},
    events: said,
    templateSha256: () => stacks?.templateSha256 ?? '',
    accountTemplateSha256: () => stacks?.accountTemplateSha256,
  });

  const made = await provisionStacks(options, { ...emulators, startMapping: mappings.add });
  // From here on functions may call, and so may everybody.
  isBuilt = true;
  // Nothing that an earlier day left behind begins before all is there that it may need.
  await mappings.start();
  emulators.scheduler.resume();
  ground.clock.release();
  stacks = made;
  return { ...made, events: said, travel, sms, replies };
}

type Told = Pick<
  Parameters<typeof routesOf>[0],
  'replies' | 'isUp' | 'outputs' | 'events' | 'templateSha256' | 'accountTemplateSha256'
>;

function serve(parts: Parts, isBuilt: () => boolean, told: Told): TimeTravel {
  const { gateway, ground, emulators, mappings } = parts;
  const { clock } = ground;
  const faults: Faults = createFaults();
  const { lambda, iam, httpApi } = emulators;
  const travel = createTimeTravel(
    clock,
    [
      { name: 'queues', ...emulators.sqs },
      { name: 'queue pollers', ...mappings },
      { name: 'functions', ...lambda },
      { name: 'later invocations', ...emulators.later },
      { name: 'schedules', ...emulators.scheduler },
      { name: 'tables', ...emulators.dynamoDb },
      { name: 'the HTTP API', ...httpApi },
    ],
    ground.keepTime,
  );
  gateway.serve(
    emulators.answering,
    routesOf({
      ...told,
      ...{ sms: emulators.sms, metrics: emulators.metrics, faults, travel },
      customResources: emulators.customResources,
      nowMs: clock.now,
      functionNames: lambda.names,
      bundles: lambda.loaded,
    }),
    {
      guard: onceBuilt(isBuilt, lambda, createGuard(lambda, iam, faults)),
      site: async (request) => (isBuilt() ? httpApi.handle(request) : undefined),
    },
  );
  return travel;
}

/**
 * A bus without its rules would take an event and lose it: SDKs try again by themselves. The one
 * function that is at work by then makes a custom resource.
 */
const onceBuilt =
  (isBuilt: () => boolean, lambda: Pick<Lambda, 'workerOf'>, guard: Guard): Guard =>
  async (request, forward) =>
    isBuilt() || lambda.workerOf(String(request.headers['x-amz-security-token'])) !== undefined
      ? guard(request, forward)
      : { ...jsonError('ServiceUnavailable', 'the cloud is starting: try again'), status: 503 };
