import { readAliyun } from './aliyun.ts';
import { readAws } from './aws.ts';
import { readGeneric } from './generic.ts';
import type { ReadInbound } from './read-inbound.ts';
import { readTencent } from './tencent.ts';

/** What a call in a format holds; undefined is what was no JSON. Total on anything. */
export type ReadCall = (json: unknown, nowMs: number) => readonly ReadInbound[];

/** By the segment of the path that names the format. */
export const FORMATS = {
  generic: readGeneric,
  aws: readAws,
  aliyun: readAliyun,
  tencent: readTencent,
} as const satisfies Readonly<Record<string, ReadCall>>;

export type Format = keyof typeof FORMATS;
