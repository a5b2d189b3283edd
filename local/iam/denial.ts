import { type AwsResponse, jsonAnswer } from '../aws-request.ts';
import { xmlError } from '../topics/xml.ts';
import type { Refusal } from './judge.ts';

/** A refusal in the form of the service that was called, as SDKs know it. */
export function denialOf(service: string, { message }: Refusal): AwsResponse {
  return (FORMS[service] ?? inJson)(message);
}

type Form = (message: string) => AwsResponse;

// What every service of the JSON protocols answers from the layer before it.
const inJson: Form = (message) =>
  jsonAnswer(400, { __type: 'AccessDeniedException', Message: message });

const FORMS: Readonly<Record<string, Form>> = {
  dynamodb: (message) =>
    jsonAnswer(
      400,
      { __type: 'com.amazon.coral.service#AccessDeniedException', Message: message },
      '1.0',
    ),
  scheduler: (message) => ({
    status: 403,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
    body: JSON.stringify({ Message: message }),
  }),
  // Its code is still that of the query protocol, which SDKs take from a header of its own.
  sqs(message) {
    const type = 'com.amazon.coral.service#AccessDeniedException';
    const { headers, body } = jsonAnswer(403, { __type: type, message }, '1.0');
    return {
      status: 403,
      headers: { ...headers, 'x-amzn-query-error': 'AccessDenied;Sender' },
      body,
    };
  },
  sns: (message) => xmlError(403, 'AuthorizationError', message),
};
