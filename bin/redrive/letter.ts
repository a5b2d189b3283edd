import type { Message } from '@aws-sdk/client-sqs';
import { ENTRIES } from '../../functions/catalog/index.ts';
import { mask } from '../../functions/domain/mask.ts';
import { parseRecord } from '../../local/record.ts';

/** A dead letter, as long as it is held. */
export interface Letter {
  readonly id: string;
  readonly receiptHandle: string;
  readonly body: string;
  /** In one line, without phone numbers. */
  readonly reason: string;
  /** Undefined for what names none of the catalog: it may be anybody's text. */
  readonly kind: string | undefined;
  /** Milliseconds since the epoch: when it was first sent. */
  readonly sentAtMs: number;
}

/** @param maxReceives which were used up where nothing says why it is there */
export function readLetter(message: Message, maxReceives: number): Letter {
  const { MessageId = '', ReceiptHandle = '', Body = '', MessageAttributes, Attributes } = message;
  const { reason, ERROR_CODE, ErrorCode } = MessageAttributes ?? {};
  // The last is how SNS writes it.
  const said = reason ?? ERROR_CODE ?? ErrorCode;
  const type = parseRecord(Body)?.['detail-type'];
  return {
    ...{ id: MessageId, receiptHandle: ReceiptHandle, body: Body },
    reason: printable(said?.StringValue ?? `received ${maxReceives} times`),
    kind: ENTRIES.find(({ name }) => name === type)?.name,
    sentAtMs: Number(Attributes?.SentTimestamp),
  };
}

/** Our own reasons name no phone, but anybody may write to a queue by hand. */
const printable = (reason: string): string =>
  reason
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll(PHONE, mask);

const PHONE = /(?<![\d+])(?:\+\d{6,14}|(?:86)?1[3-9]\d{9})(?!\d)/g;
