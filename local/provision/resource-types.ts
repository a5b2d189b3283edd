import type { Provisioner } from './cloud.ts';
import { createEventBus, createRule } from './events.ts';
import { createEventSourceMapping, createFunction } from './lambda.ts';
import { createQueue } from './queue.ts';
import { createSecret } from './secret.ts';
import { createTable } from './table.ts';

/** Every resource type that this machine plays. */
export const PROVISIONERS: Readonly<Record<string, Provisioner>> = {
  'AWS::DynamoDB::GlobalTable': createTable,
  'AWS::Events::EventBus': createEventBus,
  'AWS::Events::Rule': createRule,
  'AWS::Lambda::EventSourceMapping': createEventSourceMapping,
  'AWS::Lambda::Function': createFunction,
  'AWS::SQS::Queue': createQueue,
  'AWS::SecretsManager::Secret': createSecret,
};

/** Every resource type that has nothing to do here, and why. */
export const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'no metrics are gathered on this machine',
  'AWS::Events::Archive': 'nothing is replayed on this machine yet',
  'AWS::IAM::Policy': 'calls are not judged by role yet',
  'AWS::IAM::Role': 'calls are not judged by role yet',
  'AWS::Logs::LogGroup': 'what functions write goes to files in .dingdong/logs',
  'AWS::SNS::Topic': 'no alarm rings on this machine',
  'AWS::SNS::TopicPolicy': 'calls are not judged by role yet',
  'AWS::SQS::QueuePolicy': 'calls are not judged by role yet',
};
