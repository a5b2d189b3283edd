import type { AwsRequest, AwsResponse, Emulator } from '../aws-request.ts';
import type { Topics } from '../topics.ts';
import { ACTIONS } from './actions.ts';
import { SnsError } from './sns-error.ts';
import { actionAnswer, xmlError } from './xml.ts';

/** The one endpoint of SNS: texts go to the carrier, all else to the topics. */
export function snsOf(texts: Pick<Emulator, 'handle'>, topics: Topics): Emulator {
  return {
    service: 'sns',
    async handle(request: AwsRequest): Promise<AwsResponse> {
      const form = new URLSearchParams(request.body);
      const action = form.get('Action') ?? '';
      const isText = action === 'Publish' && form.has('PhoneNumber');
      if (isText && !form.has('TopicArn') && !form.has('TargetArn')) return texts.handle(request);
      const act = ACTIONS[action];
      if (act === undefined) {
        const known = Object.keys(ACTIONS).join(', ');
        return xmlError(
          400,
          'InvalidAction',
          `${action} is not played on this machine; ${known} are`,
        );
      }
      try {
        return actionAnswer(action, await act(form, topics));
      } catch (error) {
        if (!(error instanceof SnsError)) throw error;
        return xmlError(error.status, error.code, error.message);
      }
    },
  };
}
