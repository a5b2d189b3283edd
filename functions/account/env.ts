import * as z from 'zod/mini';
import { given, seconds } from '../domain/env-fields.ts';

/** Everything that the function is told from outside. The construct that sets it is typed by it. */
const ACCOUNT_ENV = z.object({
  /** For one call of an AWS API with its retries. */
  CALL_TIMEOUT_SECONDS: seconds,
});

/** As the template holds it: every value is text. */
export type AccountEnv = Record<keyof z.infer<typeof ACCOUNT_ENV>, string>;

/** @throws naming the variable, where the template and this schema disagree */
export const readAccountEnv = (env: NodeJS.ProcessEnv): z.infer<typeof ACCOUNT_ENV> =>
  ACCOUNT_ENV.parse(env);

/**
 * What is to be, as the custom resource's properties: whatever changes there has CloudFormation ask
 * again. It hands every value on as text.
 */
const PROPERTIES = z.object({
  LogGroups: z.array(given).check(z.minLength(1)),
  RetentionDays: z.coerce.number().check(z.int(), z.gte(1)),
  KeyArn: given,
  RoleArn: given,
  SampledPercent: z.coerce.number().check(z.int(), z.gte(0), z.lte(100)),
});

/** As the template holds them. */
export type DeliveryLoggingProperties = {
  readonly [Name in keyof z.infer<typeof PROPERTIES>]: Name extends 'LogGroups'
    ? readonly string[]
    : string;
};

/** @throws naming the property */
export const readProperties = (properties: unknown): z.infer<typeof PROPERTIES> =>
  parsed('ResourceProperties', PROPERTIES, properties);

const REQUEST = z.object({
  RequestType: z.enum(['Create', 'Update', 'Delete']),
  ResponseURL: z.url(),
  StackId: given,
  RequestId: given,
  LogicalResourceId: given,
  ResourceProperties: z.unknown(),
});

/** What CloudFormation asks of a custom resource, by its user guide (request objects). */
export type AccountRequest = z.infer<typeof REQUEST>;

/** @throws for what is no such request: nobody waits for its answer */
export const readRequest = (event: unknown): AccountRequest => parsed('event', REQUEST, event);

function parsed<T>(at: string, schema: z.ZodMiniType<T>, value: unknown): T {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new Error(
    error.issues.map(({ path, message }) => `${[at, ...path].join('.')}: ${message}`).join('; '),
  );
}
