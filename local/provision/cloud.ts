import type { Assembly } from '../assembly.ts';
import type { CustomResources } from '../custom-resources.ts';
import type { DynamoDb } from '../dynamodb.ts';
import type { EventBus } from '../event-bus.ts';
import type { HttpApi } from '../http-api.ts';
import type { Iam } from '../iam/iam.ts';
import type { MappingDefinition } from '../lambda/event-source-mapping.ts';
import type { Lambda } from '../lambda/lambda.ts';
import type { Logs } from '../logs.ts';
import type { Scheduler } from '../scheduler.ts';
import type { SecretsManager } from '../secrets-manager.ts';
import type { Sqs } from '../sqs.ts';
import type { Attributes } from '../template/scope.ts';
import type { Topics } from '../topics.ts';

/** What provisioners build with. */
export interface Cloud {
  readonly assembly: Assembly;
  readonly customResources: CustomResources;
  readonly dynamoDb: DynamoDb;
  readonly sqs: Sqs;
  readonly events: EventBus;
  readonly httpApi: HttpApi;
  readonly iam: Iam;
  readonly lambda: Lambda;
  readonly logs: Logs;
  readonly scheduler: Scheduler;
  readonly secrets: SecretsManager;
  readonly topics: Topics;
  startMapping(definition: MappingDefinition): void;
  /** Told of every secret that was made up, for people to read. */
  onSecret(name: string, text: string, arn: string): void;
}

/** A resource of the template with its properties resolved. */
export interface Wanted {
  readonly logicalId: string;
  /** Such as `AWS::SQS::Queue`. */
  readonly type: string;
  /** The physical name where the template gives none: `<stack>-<logical id>`. */
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's own shapes, checked by `only`.
  readonly properties: Readonly<Record<string, any>>;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export type Provisioner = (wanted: Wanted, cloud: Cloud) => Promise<Attributes> | Attributes;

/** @throws for a property that is not played here: silently ignored, it would be missed on AWS */
export function only(at: string, given: object, allowed: readonly string[]): void {
  const strange = Object.keys(given).find((name) => !allowed.includes(name));
  if (strange === undefined) return;
  throw new Error(`${at}.${strange} is not played on this machine; ${allowed.join(', ')} are`);
}
