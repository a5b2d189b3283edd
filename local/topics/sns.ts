import type { AwsRequest, AwsResponse, Emulator } from '../aws-request.ts';
import { ATTRIBUTE_ACTIONS } from '../sms/attribute-actions.ts';
import type { SmsAttributes } from '../sms/sms-attributes.ts';
import type { Topics } from '../topics.ts';
import { ACTIONS } from './actions.ts';
import { SnsError } from './sns-error.ts';
import { actionAnswer, xmlError } from './xml.ts';

/**
 * The one endpoint of SNS: texts go to the carrier, what the account sets for them to its
 * attributes, all else to the topics.
 */
export function snsOf(
  texts: Pick<Emulator, 'handle'>,
  topics: Topics,
  attributes: SmsAttributes,
): Emulator {
  const act = (action: string, form: URLSearchParams) =>
    ATTRIBUTE_ACTIONS[action]?.(form, attributes) ?? ACTIONS[action]?.(form, topics);
  return {
    service: 'sns',
    async handle(request: AwsRequest): Promise<AwsResponse> {
      const form = new URLSearchParams(request.body);
      const action = form.get('Action') ?? '';
      const isText = action === 'Publish' && form.has('PhoneNumber');
      if (isText && !form.has('TopicArn') && !form.has('TargetArn')) return texts.handle(request);
      try {
        const result = await act(action, form);
        return result === undefined ? unknownAction(action) : actionAnswer(action, result);
      } catch (error) {
        if (!(error instanceof SnsError)) throw error;
        return xmlError(error.status, error.code, error.message);
      }
    },
  };
}

function unknownAction(action: string): AwsResponse {
  const known = Object.keys({ ...ACTIONS, ...ATTRIBUTE_ACTIONS }).join(', ');
  return xmlError(400, 'InvalidAction', `${action} is not played on this machine; ${known} are`);
}
