import * as z from 'zod';
import type { Route } from '../gateway.ts';
import { Restless, type TimeTravel } from '../time-travel.ts';
import { readBody } from './read-body.ts';

const PATH = '/_dingdong/clock';

/** Tells the time that everything on this machine goes by, and puts it forward. */
export const clockRoutes = (nowMs: () => number, travel: TimeTravel): readonly Route[] => {
  const now = () => ({ now: new Date(nowMs()).toISOString() });
  return [
    { method: 'GET', path: PATH, answer: () => ({ status: 200, json: now() }) },
    {
      method: 'POST',
      path: PATH,
      async answer(_, body) {
        const { wish, refusal } = readBody(WISH, body);
        if (wish === undefined) return refusal;
        try {
          await travel(wish.advanceSeconds);
          return { status: 200, json: now() };
        } catch (error) {
          if (!(error instanceof Restless)) throw error;
          return { status: 504, json: { message: error.message, ...now() } };
        }
      },
    },
  ];
};

const ALLOWED = 'seconds from 0 to 315360000, which are ten years';

const WISH = z.strictObject({
  advanceSeconds: z.number(ALLOWED).min(0, ALLOWED).max(315_360_000, ALLOWED),
});
