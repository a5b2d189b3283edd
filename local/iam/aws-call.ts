import { type AwsRequest, operationOf } from '../aws-request.ts';
import { isRecord, parseRecord } from '../record.ts';
import { arnOf } from '../surroundings.ts';

/** What AWS asks of a role before it carries out a request. */
export interface AwsCall {
  readonly action: string;
  readonly resource: string;
  /** The service to which `iam:PassRole` hands a role. */
  readonly passedTo?: string;
}

/** A request by its operation, such as `dynamodb:Scan`. */
export interface Asked {
  readonly operation: string;
  /** What AWS would judge; undefined for an operation that is in no row of the table. */
  readonly calls: readonly AwsCall[] | undefined;
}

export function readRequest(request: AwsRequest): Asked {
  const { name, input } = (READERS[request.service] ?? inTarget)(request);
  const operation = `${request.service}:${name}`;
  const row = ROWS[operation];
  if (row === undefined) return { operation, calls: undefined };
  const resources = new Set(row.on(input));
  // A request that names nothing is for those alone who may do it to anything; the service then
  // finds fault with it.
  const named = resources.size > 0 ? [...resources] : ['*'];
  const calls = named.map((resource) => ({ action: row.as ?? operation, resource }));
  return { operation, calls: [...calls, ...(row.also?.(input) ?? [])] };
}

type Input = Readonly<Record<string, unknown>>;
type Resources = (input: Input) => readonly string[];

interface Row {
  readonly on: Resources;
  /** The action, where it does not bear the operation's name. */
  readonly as?: string;
  readonly also?: (input: Input) => readonly AwsCall[];
}

const table: Resources = ({ TableName, IndexName }) =>
  texts(TableName).map((name) => tableArn(name) + texts(IndexName).map((i) => `/index/${i}`));
const tables: Resources = ({ RequestItems }) =>
  isRecord(RequestItems) ? Object.keys(RequestItems).map(tableArn) : [];
const queue: Resources = ({ QueueUrl }) => texts(QueueUrl).map(queueArn);
const source: Resources = ({ SourceArn }) => texts(SourceArn);
const ofTask: Resources = ({ TaskHandle }) =>
  texts(parseRecord(Buffer.from(String(TaskHandle), 'base64').toString())?.['sourceArn']);
/** What a move does for its caller, or may show of its messages, the caller must be allowed. */
const moving =
  (on: Resources, sends: (input: Input) => readonly AwsCall[] = () => []) =>
  (input: Input): readonly AwsCall[] => [
    ...on(input).flatMap((resource) =>
      ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((name) => ({
        ...{ action: `sqs:${name}`, resource },
      })),
    ),
    ...sends(input),
  ];
const sendsOn = ({ DestinationArn = '*' }: Input): readonly AwsCall[] =>
  texts(DestinationArn).map((resource) => ({ action: 'sqs:SendMessage', resource }));
const queueName: Resources = ({ QueueName }) => texts(QueueName).map(queueArn);
const buses: Resources = ({ Entries }) =>
  records(Entries).map(({ EventBusName = 'default' }) => busArn(String(EventBusName)));
const secret: Resources = ({ SecretId }) => texts(SecretId).map(secretArn);
const destination: Resources = ({ TopicArn, TargetArn, PhoneNumber }) =>
  texts(TopicArn ?? TargetArn ?? PhoneNumber);
const schedule: Resources = ({ Name, GroupName = 'default' }) =>
  texts(Name).map((name) => arnOf('scheduler', `schedule/${GroupName}/${name}`));
const logStream: Resources = ({ logGroupName, logStreamName }) =>
  texts(logGroupName).map((group) =>
    arnOf('logs', `log-group:${group}:log-stream:${texts(logStreamName)}`),
  );
// As AWS names it where it denies an operation on a group as a whole.
const logGroup: Resources = ({ logGroupName }) =>
  texts(logGroupName).map((group) => arnOf('logs', `log-group:${group}:log-stream:`));
/** The action knows no resource. */
const anything: Resources = () => [];
const passed =
  (passedTo: string) =>
  (resource: string): AwsCall => ({ action: 'iam:PassRole', resource, passedTo });
const targetRole = ({ Target }: Input): readonly AwsCall[] =>
  records([Target])
    .flatMap(({ RoleArn }) => texts(RoleArn))
    .map(passed('scheduler.amazonaws.com'));
const loggingRole = (input: Input): readonly AwsCall[] =>
  Object.entries(input)
    .filter(([, name]) => name === 'DeliveryStatusIAMRole')
    .flatMap(([key]) => texts(input[key.replace(/key$/, 'value')]))
    .filter((arn) => arn !== '')
    .map(passed('sns.amazonaws.com'));

// By the service authorization reference, and for batches by the guide of each service.
const ROWS: Readonly<Record<string, Row>> = {
  'dynamodb:BatchGetItem': { on: tables },
  'dynamodb:BatchWriteItem': { on: tables },
  'dynamodb:DeleteItem': { on: table },
  'dynamodb:DescribeTable': { on: table },
  'dynamodb:GetItem': { on: table },
  'dynamodb:PutItem': { on: table },
  'dynamodb:Query': { on: table },
  'dynamodb:Scan': { on: table },
  'dynamodb:UpdateItem': { on: table },
  'events:PutEvents': { on: buses },
  'logs:AssociateKmsKey': { on: logGroup },
  'logs:CreateLogGroup': { on: logGroup },
  'logs:CreateLogStream': { on: logStream },
  'logs:PutLogEvents': { on: logStream },
  'logs:PutRetentionPolicy': { on: logGroup },
  'scheduler:CreateSchedule': { on: schedule, also: targetRole },
  'scheduler:DeleteSchedule': { on: schedule },
  'scheduler:GetSchedule': { on: schedule },
  'scheduler:UpdateSchedule': { on: schedule, also: targetRole },
  'secretsmanager:DescribeSecret': { on: secret },
  'secretsmanager:GetSecretValue': { on: secret },
  'secretsmanager:PutSecretValue': { on: secret },
  'sns:GetSMSAttributes': { on: anything },
  'sns:Publish': { on: destination },
  'sns:PublishBatch': { on: destination, as: 'sns:Publish' },
  'sns:SetSMSAttributes': { on: anything, also: loggingRole },
  'sqs:CancelMessageMoveTask': { on: ofTask, also: moving(ofTask) },
  'sqs:ChangeMessageVisibility': { on: queue },
  'sqs:ChangeMessageVisibilityBatch': { on: queue, as: 'sqs:ChangeMessageVisibility' },
  'sqs:DeleteMessage': { on: queue },
  'sqs:DeleteMessageBatch': { on: queue, as: 'sqs:DeleteMessage' },
  'sqs:GetQueueAttributes': { on: queue },
  'sqs:GetQueueUrl': { on: queueName },
  'sqs:ListMessageMoveTasks': { on: source, also: moving(source) },
  'sqs:ReceiveMessage': { on: queue },
  'sqs:SendMessage': { on: queue },
  'sqs:SendMessageBatch': { on: queue, as: 'sqs:SendMessage' },
  'sqs:StartMessageMoveTask': { on: source, also: moving(source, sendsOn) },
};

type Reader = (request: AwsRequest) => { readonly name: string; readonly input: Input };

const inTarget: Reader = (request) => ({
  name: operationOf(request),
  input: parseRecord(request.body) ?? {},
});

const READERS: Readonly<Record<string, Reader>> = {
  sns({ body }) {
    // Of what is said twice the first counts, as it does for the service.
    const input = Object.fromEntries([...new URLSearchParams(body)].toReversed());
    return { name: input['Action'] ?? '', input };
  },
  scheduler({ method, path, body }) {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const [, Name] = pathname.match(/^\/schedules\/([^/]+)$/) ?? [];
    const verb = Name === undefined ? undefined : VERBS[method];
    const GroupName = searchParams.get('groupName');
    return {
      name: verb === undefined ? `${method} ${pathname}` : `${verb}Schedule`,
      input: { ...(GroupName !== null && { GroupName }), ...parseRecord(body), Name },
    };
  },
};

const VERBS: Readonly<Record<string, string>> = {
  POST: 'Create',
  GET: 'Get',
  PUT: 'Update',
  DELETE: 'Delete',
};

const asArn = (service: string, prefix: string) => (name: string) =>
  name.startsWith('arn:') ? name : arnOf(service, prefix + name);
const tableArn = asArn('dynamodb', 'table/');
const busArn = asArn('events', 'event-bus/');
const secretArn = asArn('secretsmanager', 'secret:');
/** Of a queue's URL, or its name. */
const queueArn = (url: string) => arnOf('sqs', url.replace(/^.*\//, ''));

const texts = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : []);
const records = (value: unknown): readonly Input[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
