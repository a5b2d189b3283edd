import type { Provisioner } from './cloud.ts';
import { createCustomResource } from './custom-resource.ts';
import { createEventBus, createRule } from './events.ts';
import {
  createApi,
  createRoute as createHttpRoute,
  createIntegration,
  createStage,
} from './http-api.ts';
import {
  createPermission,
  createPolicy,
  createQueuePolicy,
  createRole,
  createTopicPolicy,
} from './iam.ts';
import { createEventSourceMapping, createFunction } from './lambda.ts';
import { createLogGroup, createSubscriptionFilter } from './logs.ts';
import { createQueue } from './queue.ts';
import { createSchedule, createScheduleGroup } from './scheduler.ts';
import { createSecret } from './secret.ts';
import { createTable } from './table.ts';
import { createSubscription, createTopic } from './topics.ts';

/** Every resource type that this machine plays, but for those that are the template's own. */
export const PROVISIONERS: Readonly<Record<string, Provisioner>> = {
  'AWS::ApiGatewayV2::Api': createApi,
  'AWS::ApiGatewayV2::Integration': createIntegration,
  'AWS::ApiGatewayV2::Route': createHttpRoute,
  'AWS::ApiGatewayV2::Stage': createStage,
  'AWS::CloudFormation::CustomResource': createCustomResource,
  'AWS::DynamoDB::GlobalTable': createTable,
  'AWS::Events::EventBus': createEventBus,
  'AWS::Events::Rule': createRule,
  'AWS::IAM::Policy': createPolicy,
  'AWS::IAM::Role': createRole,
  'AWS::Lambda::EventSourceMapping': createEventSourceMapping,
  'AWS::Lambda::Function': createFunction,
  'AWS::Lambda::Permission': createPermission,
  'AWS::SNS::TopicPolicy': createTopicPolicy,
  'AWS::Logs::LogGroup': createLogGroup,
  'AWS::Logs::SubscriptionFilter': createSubscriptionFilter,
  'AWS::SNS::Subscription': createSubscription,
  'AWS::SNS::Topic': createTopic,
  'AWS::SQS::Queue': createQueue,
  'AWS::SQS::QueuePolicy': createQueuePolicy,
  'AWS::Scheduler::Schedule': createSchedule,
  'AWS::Scheduler::ScheduleGroup': createScheduleGroup,
  'AWS::SecretsManager::Secret': createSecret,
};

/** Every resource type that has nothing to do here, and why. */
export const NOTHING_TO_DO: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'no alarm rings on this machine',
  'AWS::Events::Archive': 'nothing is replayed on this machine yet',
  'AWS::KMS::Key': 'nothing is encrypted on this machine',
};

/** Undefined for a type that this machine does not play. */
export const provisionerOf = (type: string): Provisioner | undefined =>
  type.startsWith('Custom::') ? createCustomResource : PROVISIONERS[type];
