import { type AwsResponse, jsonError } from '../aws-request.ts';
import { parseRecord } from '../record.ts';

/**
 * What fauxqs leaves unchecked: a message may be delayed by whole seconds from 0 to 900 (SQS API
 * reference, SendMessage). Longer waits are a schedule's.
 */
export function refuseDelay(operation: string, body: string): AwsResponse | undefined {
  if (operation !== 'SendMessage' && operation !== 'SendMessageBatch') return undefined;
  const input = parseRecord(body) ?? {};
  const messages = [input, ...(Array.isArray(input['Entries']) ? input['Entries'] : [])];
  const wrong = messages
    .map(({ DelaySeconds = 0 }) => DelaySeconds)
    .find((delay) => !isDelay(delay));
  if (wrong === undefined) return undefined;
  return jsonError(
    'InvalidParameterValue',
    `Value ${wrong} for parameter DelaySeconds is invalid. ` +
      'Reason: DelaySeconds must be >= 0 and <= 900.',
    '1.0',
  );
}

const isDelay = (delay: unknown): boolean =>
  Number.isInteger(delay) && Number(delay) >= 0 && Number(delay) <= 900;
