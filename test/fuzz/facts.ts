import { isDeepStrictEqual } from 'node:util';
import { FACTS } from '../../functions/catalog/index.ts';
import type { Lesson } from '../../functions/domain/lesson.ts';
import { aLearner } from '../learning/a-learner.ts';
import { aFactBody } from '../support/a-fact.ts';
import { anEnvelopeOf } from './events.ts';
import { brokenByReason, isPhone, tells } from './reasons.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

const NEIGHBOUR = aFactBody('UserActive', { recipient: { phone: '+8613900139000' } });

/** Learning from what lies on its queue, beside a fact that nothing is wrong with. */
export function facts(learnerOf = aLearner): Target<string> {
  const learned = async (body: string) => {
    const learner = learnerOf();
    const returned = await learner.learn(body, NEIGHBOUR);
    const { remembered, marked, deadLetters, counted } = learner;
    return { learner, said: { returned, remembered, marked, deadLetters, counted } };
  };
  return {
    name: 'facts',
    share: 4,
    inputs: anySpoiledJson(FACTS.map(anEnvelopeOf)),
    async judge(body) {
      const { learner, said } = await learned(body);
      const { remembered, deadLetters, counted, logged } = learner;
      const own = remembered.filter(([phone]) => phone !== '+8613900139000');
      const [letter] = deadLetters;
      const broken = [
        ...brokenOf({
          'nothing comes again that could be learned or not': said.returned.length === 0,
          'a fact beside it is learned': remembered.length > own.length,
          'it ends once': counted.length === 2 + (own.length > 0 && letter !== undefined ? 1 : 0),
          'a dead letter is what came': deadLetters.every(([given]) => given === body),
          'there is one dead letter at most': deadLetters.length <= 1,
          'no log tells of whom or what': !logged.some(tells),
          'the same is learned twice': isDeepStrictEqual((await learned(body)).said, said),
        }),
        ...own.flatMap(([phone, lesson]) => brokenByLesson(phone, lesson)),
        ...(letter === undefined ? [] : brokenByReason(letter[1])),
      ];
      return { is: letter === undefined ? 'valid' : 'rejected', broken };
    },
  };
}

function brokenByLesson(phone: string, lesson: Lesson): readonly string[] {
  const words = 'via' in lesson ? lesson.via : 'tier' in lesson ? lesson.tier : 'none';
  return brokenOf({
    'a phone is E.164': isPhone(phone),
    'a lesson has its time': Number.isSafeInteger(lesson.atMs),
    'a note is text that a table takes': words !== '' && words.isWellFormed(),
  });
}
