import { FAULT, type Faults } from '../faults.ts';
import type { Route } from '../gateway.ts';
import { readBody } from './read-body.ts';

const PATH = '/_dingdong/faults';

/** What is to go wrong with the functions' calls: for tests that stand on every step. */
export const faultRoutes = (
  faults: Faults,
  functionNames: () => readonly string[],
): readonly Route[] => [
  { method: 'GET', path: PATH, answer: () => ({ status: 200, json: { faults: faults.list() } }) },
  {
    method: 'POST',
    path: PATH,
    answer(_, body) {
      const { wish, refusal } = readBody(FAULT, body);
      if (wish === undefined) return refusal;
      if (!functionNames().some((name) => name.includes(wish.function))) {
        const allowed = `a part of ${functionNames().join(' or ')}`;
        return {
          status: 400,
          json: { message: `function is ${wish.function}; allowed is ${allowed}` },
        };
      }
      faults.add(wish);
      return { status: 201, json: wish };
    },
  },
  {
    method: 'DELETE',
    path: PATH,
    answer() {
      faults.clear();
      return { status: 204 };
    },
  },
];
