import { REFUSAL } from '../../../functions/domain/copy/refusal.ts';
import type { Rule } from './rule.ts';

export const substance: Rule = {
  name: 'substance',
  says: 'a text says something, and speaks only of what an event of its kind can have',

  /** Each name that is unknown; '' for a text that is its signature and no more. */
  find({ text, signature, unknownNames = [] }) {
    const body = text.replace(`【${signature}】`, '').replace(REFUSAL, '');
    return [...unknownNames.map((name) => `{${name}}`), ...(body.trim() === '' ? [''] : [])];
  },

  tells: (offending) => (offending === '' ? 'it says nothing' : `${offending} is unknown`),
};
