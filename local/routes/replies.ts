import type { Route } from '../gateway.ts';
import type { Replies } from '../replies.ts';

/** Answers as a phone would; with the status of the door. */
export const replyRoute = ({ write }: Pick<Replies, 'write'>): Route => ({
  method: 'POST',
  path: '/_dingdong/replies',
  answer: (_, body) => write(body),
});
