import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { sortCarrierError } from '../domain/carrier-answer.ts';
import type { Lane } from '../domain/lane.ts';
import type { Carrier } from '../ports.ts';

/**
 * SNS as the carrier. One attempt a Publish: it takes no idempotency token, so a retry by the SDK
 * could text twice without anybody knowing.
 * @param timeoutMs after which the outcome is unknown
 */
export function snsCarrier(timeoutMs: number): Carrier {
  const sns = new SNSClient({ maxAttempts: 1, requestHandler: { httpsAgent: AGENT } });
  return {
    async publish({ phone, text, lane }) {
      const command = new PublishCommand({
        PhoneNumber: phone,
        Message: text,
        MessageAttributes: {
          'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: SMS_TYPE[lane] },
        },
      });
      try {
        const answer = await sns.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
        return answer.MessageId === undefined
          ? { is: 'unknown', code: 'NoMessageId' }
          : { is: 'accepted', messageId: answer.MessageId };
      } catch (error) {
        return sortCarrierError(codeOf(error));
      }
    },
  };
}

// Lambda freezes a worker between its batches. A connection from before may be dead without the
// worker knowing, and what is published on it would be lost in the unknown: none is kept that long.
const AGENT = { keepAlive: true, timeout: 10_000 };

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'NotAnError';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

/** Always said: the account's default may be either, and it decides the route and the price. */
const SMS_TYPE: Readonly<Record<Lane, string>> = {
  transactional: 'Transactional',
  marketing: 'Promotional',
};
