import { mapOf, onlyParameters, prefixesOf } from '../topics/form.ts';
import { element } from '../topics/xml.ts';
import type { SmsAttributes } from './sms-attributes.ts';

/** Answers with what the result of the action has in it. @throws an `SnsError` */
type Action = (form: URLSearchParams, attributes: SmsAttributes) => string;

/** The actions of SNS on what an account has set for its texts. */
export const ATTRIBUTE_ACTIONS: Readonly<Record<string, Action>> = {
  SetSMSAttributes(form, attributes) {
    onlyParameters(form, '', [...PROTOCOL, 'attributes']);
    attributes.set(mapOf(form, 'attributes'));
    return '';
  },

  GetSMSAttributes(form, attributes) {
    onlyParameters(form, '', [...PROTOCOL, 'attributes']);
    const wanted = prefixesOf(form, 'attributes.member').map((each) => form.get(each));
    const entries = [...attributes.list()]
      .filter(([name]) => wanted.length === 0 || wanted.includes(name))
      .map(([name, text]) => `<entry>${element('key', name)}${element('value', text)}</entry>`);
    return `<attributes>${entries.join('')}</attributes>`;
  },
};

const PROTOCOL = ['Action', 'Version'];
