import type { Decision } from '../../functions/domain/decision.ts';

/** `send`, or for what reason not, or not yet. */
export function answerOf(decision: Decision): string {
  switch (decision.do) {
    case 'send':
      return 'send';
    case 'defer':
      return decision.because;
    case 'gather':
      return 'digest';
    case 'suppress':
    case 'forget':
      return decision.reason;
    default:
      return decision satisfies never;
  }
}
