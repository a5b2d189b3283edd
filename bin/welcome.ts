import { styleText } from 'node:util';
import type { LocalCloud } from '../local/start.ts';
import { localTime } from './local-time.ts';

interface Welcome {
  /** Its address. */
  readonly console: string;
  /** IANA name: by its wall clock are all times that follow. */
  readonly timeZone: string;
  /** That the start took. */
  readonly seconds: number;
}

/** The first screen: what runs where, and how to ring it. */
export function welcome(cloud: LocalCloud, { console, timeZone, seconds }: Welcome): string {
  const rows: readonly (readonly [string, string])[] = [
    ['endpoint', `${cloud.endpoint}   any AWS SDK or the AWS CLI, any credentials`],
    ['console', console],
    ['clock', `${localTime(cloud.nowMs(), timeZone)}  ${timeZone}`],
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

const dim = (text: string): string => styleText('dim', text);

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
  'AWS::Scheduler::ScheduleGroup': ['schedule group', 'schedule groups'],
  'AWS::SNS::Topic': ['topic', 'topics'],
  'AWS::SNS::TopicPolicy': ['topic policy', 'topic policies'],
  'AWS::SQS::Queue': ['queue', 'queues'],
  'AWS::SQS::QueuePolicy': ['queue policy', 'queue policies'],
  'AWS::SecretsManager::Secret': ['secret', 'secrets'],
  'Custom::SmsDeliveryLogging': ['custom resource', 'custom resources'],
};
