import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../aws-request.ts';

/**
 * What an action of SNS answers: the query protocol asks in a form and answers in XML.
 * @param result the elements within its result
 */
export const actionAnswer = (action: string, result: string): AwsResponse =>
  xml(
    200,
    `<${action}Response xmlns="${XMLNS}"><${action}Result>${result}</${action}Result>` +
      `<ResponseMetadata>${element('RequestId', randomUUID())}</ResponseMetadata>` +
      `</${action}Response>`,
  );

/** An error of the query protocol; SDKs make an exception of that code of it. */
export const xmlError = (status: number, code: string, message: string): AwsResponse =>
  xml(
    status,
    `<ErrorResponse xmlns="${XMLNS}"><Error><Type>Sender</Type>${element('Code', code)}` +
      `${element('Message', message)}</Error>${element('RequestId', randomUUID())}` +
      '</ErrorResponse>',
  );

/** An element with nothing but text in it. */
export const element = (name: string, text: string): string =>
  `<${name}>${escapeXml(text)}</${name}>`;

const XMLNS = 'http://sns.amazonaws.com/doc/2010-03-31/';

const xml = (status: number, body: string): AwsResponse => ({
  status,
  headers: { 'content-type': 'text/xml' },
  body,
});

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
