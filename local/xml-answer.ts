import { randomUUID } from 'node:crypto';
import type { AwsResponse } from './aws-request.ts';

/** An answer of SNS's query protocol. */
export const xmlAnswer = (status: number, body: string): AwsResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});

/** An error of SNS's query protocol; SDKs make an exception of that name of it. */
export const xmlError = (status: number, code: string, message: string): AwsResponse =>
  xmlAnswer(
    status,
    `<ErrorResponse xmlns="${XMLNS}"><Error><Type>Sender</Type><Code>${code}</Code>` +
      `<Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId>` +
      '</ErrorResponse>',
  );

export const XMLNS = 'http://sns.amazonaws.com/doc/2010-03-31/';

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
