import * as z from 'zod';
import { invalid } from './logs-error.ts';

// Names and limits by the CloudWatch Logs API reference, under each operation.
const GROUP = z.string().regex(/^[.\-_/#A-Za-z0-9]{1,512}$/);
const STREAM = z.string().regex(/^[^:*]{1,512}$/);
export const DESCRIBED_MAX = 50;
const described = {
  limit: z.int().min(1).max(DESCRIBED_MAX).optional(),
  nextToken: z.string().optional(),
};
const either = { logGroupName: GROUP.optional(), logGroupIdentifier: z.string().optional() };
const range = {
  startTime: z.int().min(0).optional(),
  endTime: z.int().min(0).optional(),
  limit: z.int().min(1).max(10_000).optional(),
  nextToken: z.string().optional(),
};

export const CREATE_GROUP = z.strictObject({ logGroupName: GROUP });
export const CREATE_STREAM = z.strictObject({ logGroupName: GROUP, logStreamName: STREAM });
const RETENTION_DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653],
];
export const PUT_RETENTION = z.strictObject({
  logGroupName: GROUP,
  retentionInDays: z.literal(RETENTION_DAYS),
});
export const ASSOCIATE_KEY = z.strictObject({
  logGroupName: GROUP,
  kmsKeyId: z.string().regex(/^arn:aws:kms:[a-z\d-]+:\d{12}:key\/[\w-]+$/),
});
export const PUT = z.strictObject({
  logGroupName: GROUP,
  logStreamName: STREAM,
  logEvents: z
    .array(z.strictObject({ timestamp: z.int().min(0), message: z.string().min(1) }))
    .min(1)
    .max(10_000),
  /** AWS ignores it since 2023. */
  sequenceToken: z.string().optional(),
});
export const DESCRIBE_GROUPS = z.strictObject({
  logGroupNamePrefix: GROUP.optional(),
  ...described,
});
export const DESCRIBE_STREAMS = z.strictObject({
  ...either,
  ...described,
  logStreamNamePrefix: STREAM.optional(),
  orderBy: z.enum(['LogStreamName', 'LastEventTime']).optional(),
  descending: z.boolean().optional(),
});
export const GET = z.strictObject({
  ...either,
  ...range,
  logStreamName: STREAM,
  startFromHead: z.boolean().optional(),
});
export const FILTER = z.strictObject({
  ...either,
  ...range,
  filterPattern: z.string().optional(),
  /** AWS interleaves whatever it is told since 2019. */
  interleaved: z.boolean().optional(),
  logStreamNamePrefix: STREAM.optional(),
  logStreamNames: z.array(STREAM).min(1).max(100).optional(),
});

/** @throws a `LogsError` naming what is wrong */
export function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  throw invalid(
    error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
  );
}
