import { REFUSAL } from '../../../functions/domain/copy/refusal.ts';
import type { Draft } from './draft.ts';
import type { Rule } from './rule.ts';

/** How a text asks: what comes back is read by these very words. */
const WORDINGS = {
  'yes-no': { pattern: /回复Y同意,N不同意/, example: '回复Y同意,N不同意' },
  extend: { pattern: /回复“延期\d天”可延长寄售/, example: '回复“延期3天”可延长寄售' },
} as const satisfies Record<NonNullable<Draft['asks']>, object>;

// 回复1, 请回Y确认, 请答复N, 发Y确认; 请勿回复本短信 invites to nothing.
const INVITATION = /(?<!请勿|无需|不要)(?:回复[^。；]*|[回答复发送][A-Z](?![A-Za-z])[^。；]*)/g;

export const ask: Rule = {
  name: 'ask',
  says:
    `a kind that asks says ${WORDINGS['yes-no'].example}, or ${WORDINGS.extend.example}; ` +
    'one that asks nothing says no 回复, unless it answers an SMS',

  /** Each invitation to answer that ought not to be there; '' for the one that is missing. */
  find({ text, asks, isReply }) {
    const body = text.endsWith(REFUSAL) ? text.slice(0, -REFUSAL.length) : text;
    const invitations = body.match(INVITATION) ?? [];
    if (asks === undefined) return isReply ? [] : invitations;
    if (WORDINGS[asks].pattern.test(body)) return [];
    return invitations.length === 0 ? [''] : invitations;
  },

  tells: (offending) => (offending === '' ? 'it does not ask' : `"${offending}"`),
};
