import { App, Stack } from 'aws-cdk-lib';
import { expect } from 'vitest';
import { LENIENT } from '../../../local/iam/judge.ts';
import { startLogs } from '../../../local/logs.ts';
import type { Cloud, Provisioner } from '../../../local/provision/cloud.ts';
import { PROVISIONERS } from '../../../local/provision/resource-types.ts';
import { arnOf } from '../../../local/surroundings.ts';
import { resolve } from '../../../local/template/resolve.ts';
import type { Attributes, Surroundings } from '../../../local/template/scope.ts';
import { creationOrder, type Template } from '../../../local/template/template.ts';
import { templateScope } from '../../../local/template/template-scope.ts';
import { startTopics } from '../../../local/topics.ts';

/** A cloud of topics and logs alone; of what else a template has, it knows names and ARNs. */
export function build(declare: (stack: Stack) => void) {
  const app = new App();
  declare(new Stack(app, 's'));
  const template: Template = app.synth().getStackByName('s').template;
  const invoked: string[] = [];
  const sent: string[] = [];
  const host = {
    ...{ now: () => 0, judge: LENIENT, hasFunction: () => true },
    invokeLater: (functionName: string) => void invoked.push(functionName),
    sendToQueue: async (_: string, body: string) => void sent.push(body),
    onTrouble: (message: string) => expect.fail(message),
  };
  const topics = startTopics(host);
  const logs = startLogs(host);
  const made = new Map<string, Attributes>();
  const scope = templateScope(template, SURROUNDINGS, (id) => made.get(id));
  for (const logicalId of creationOrder(template, SURROUNDINGS)) {
    const { Type = '', Properties = {} } = template.Resources[logicalId] ?? {};
    const properties = resolve(Properties, scope, logicalId) as object;
    const create = OURS.includes(Type) ? PROVISIONERS[Type] : undefined;
    made.set(
      logicalId,
      (create ?? named(Type))(
        { logicalId, type: Type, name: `s-${logicalId}`, properties, metadata: {} },
        { topics, logs } as Cloud,
      ) as Attributes,
    );
  }
  const topicArns = topics.topics().map(({ arn }) => arn);
  return { topics, topicArns, logs, invoked, sent };
}

const OURS = [
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
  'AWS::Logs::LogGroup',
  'AWS::Logs::SubscriptionFilter',
];

const named =
  (type: string): Provisioner =>
  ({ name }) => {
    const [, service = ''] = type.toLowerCase().split('::');
    const kind = service === 'lambda' ? 'function:' : '';
    return { ref: name, attributes: { Arn: arnOf(service, kind + name) } };
  };

const SURROUNDINGS: Surroundings = {
  ...{ accountId: '000000000000', region: 'ap-southeast-1', partition: 'aws' },
  ...{ stackName: 's', urlSuffix: 'amazonaws.com' },
};
