import { styleText } from 'node:util';
import type { Envelope } from '../local/event-envelope.ts';
import type { Ring } from '../local/sms.ts';
import type { LocalCloud } from '../local/start.ts';

/** The first screen: what runs where, and how to ring it. */
export function welcome(cloud: LocalCloud, console: string, seconds: number): string {
  const rows: readonly (readonly [string, string])[] = [
    ['endpoint', `${cloud.endpoint}   any AWS SDK or the AWS CLI, any credentials`],
    ['console', console],
    ['runs', countsOf(cloud.running, (type) => !IS_PERMISSION.test(type))],
    ['judges by', countsOf(cloud.running, (type) => IS_PERMISSION.test(type))],
    ...restsOf(cloud.idle),
  ];
  return [
    '',
    `  ${styleText('bold', '叮咚 dingdong')}  ${cloud.stackName}, up in ${seconds.toFixed(1)} s`,
    '',
    ...rows.map(([name, text]) => `  ${dim(name.padEnd(10))}${text}`),
    '',
    `  Ring a phone:  ${styleText('cyan', 'npm run send -- ItemSold --phone 13800138000')}`,
    `  ${dim('Ctrl-C stops everything.')}`,
    '',
  ].join('\n');
}

/** One text, as it lands on a phone. */
export const ringLine = ({ at, phoneNumber, text, parts, lane }: Ring): string =>
  `${clock(at)}  ${styleText('yellow', '叮咚')}  ${phoneNumber}  ` +
  `${dim(`${lane}, ${partsInWords(parts)}`)}\n          ${text}`;

export const partsInWords = (parts: number): string => `${parts} ${parts === 1 ? 'part' : 'parts'}`;

/** What became of an event that did not ring; undefined for one that did. */
export function outcomeLine({ 'detail-type': type, time, detail }: Envelope): string | undefined {
  const { kind, reason, recipient } = detail as Outcome;
  const words = OUTCOMES[type];
  if (words === undefined) return undefined;
  return `${clock(time)}  ${dim('·')}     ${recipient?.phone ?? ''}  ${kind} ${words}: ${reason}`;
}

interface Outcome {
  readonly kind: string;
  readonly reason?: string;
  readonly recipient?: { readonly phone: string };
}

const OUTCOMES: Readonly<Record<string, string>> = {
  NotificationSuppressed: 'not told',
  NotificationFailed: 'on the dead-letter queue',
};

export const troubleLine = (message: string): string =>
  `${clock(new Date().toISOString())}  ${styleText('red', '!')}     ${message}`;

/** What a function logged as an error; undefined for all else that it writes. */
export const errorIn = (line: string): string | undefined =>
  line.startsWith('{"level":"ERROR"') ? line : undefined;

const dim = (text: string): string => styleText('dim', text);

const clock = (iso: string): string => new Date(iso).toTimeString().slice(0, 8);

/** What says who may do what. */
const IS_PERMISSION = /^AWS::(IAM|Lambda::Permission|\w+::\w+Policy)/;

/** `1 bus, 4 rules, 6 queues`, of resource types and how many of each there are. */
function countsOf(
  running: Readonly<Record<string, number>>,
  isWanted: (type: string) => boolean,
): string {
  return Object.entries(running)
    .filter(([type]) => isWanted(type))
    .map(([type, count]) => {
      const [one, many] = NAMES[type] ?? [type, type];
      return `${count} ${count === 1 ? one : many}`;
    })
    .join(', ');
}

/** Types that have nothing to do here, those of the same reason together. */
const restsOf = (idle: Readonly<Record<string, string>>): readonly (readonly [string, string])[] =>
  [...Map.groupBy(Object.entries(idle), ([, reason]) => reason)].map(([reason, types], i) => [
    i === 0 ? 'rests' : '',
    `${types.map(([type]) => type).join(', ')}: ${reason}`,
  ]);

const NAMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'AWS::ApiGatewayV2::Api': ['HTTP API', 'HTTP APIs'],
  'AWS::ApiGatewayV2::Integration': ['integration', 'integrations'],
  'AWS::ApiGatewayV2::Route': ['route', 'routes'],
  'AWS::ApiGatewayV2::Stage': ['stage', 'stages'],
  'AWS::DynamoDB::GlobalTable': ['table', 'tables'],
  'AWS::Events::EventBus': ['bus', 'buses'],
  'AWS::Events::Rule': ['rule', 'rules'],
  'AWS::Lambda::EventSourceMapping': ['queue poller', 'queue pollers'],
  'AWS::Lambda::Permission': ['function permission', 'function permissions'],
  'AWS::Lambda::Function': ['function', 'functions'],
  'AWS::IAM::Policy': ['policy', 'policies'],
  'AWS::IAM::Role': ['role', 'roles'],
  'AWS::Logs::LogGroup': ['log group', 'log groups'],
  'AWS::SNS::Topic': ['topic', 'topics'],
  'AWS::SNS::TopicPolicy': ['topic policy', 'topic policies'],
  'AWS::SQS::Queue': ['queue', 'queues'],
  'AWS::SQS::QueuePolicy': ['queue policy', 'queue policies'],
  'AWS::SecretsManager::Secret': ['secret', 'secrets'],
};
