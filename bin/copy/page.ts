import type { Kind } from '../../functions/catalog/index.ts';
import { templateOf } from '../../functions/domain/copy/piece.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { firstOfEachTemplate } from './first-of-each.ts';
import { type Sample, typicalSamples, worstSamples } from './samples.ts';
import { usualSamples } from './usual-samples.ts';
import { withLongestSignature } from './voices.ts';

/** `docs/COPY.md`: what people read, kind by kind, as it usually is and at its longest. */
export function copyPage(kinds: readonly Kind[], voice: Voice): string {
  const lanes = [...Map.groupBy(kinds, ({ lane }) => lane)];
  const sections = lanes.flatMap(([lane, ofLane]) => [
    `## ${lane}`,
    ...ofLane.map((kind) => section(kind, voice)),
  ]);
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const paragraph = (...sentences: readonly string[]): string => sentences.join(' ');

const INTRODUCTION = [
  '# The texts',
  paragraph(
    'What dingdong sends, worded by the code that words it on its way to a phone.',
    'This page is generated: `npm run copy` writes it, and a test sees that it is current.',
  ),
  paragraph(
    "Under a kind's purpose stand its usual texts: for a recipient who is new, for one who is not,",
    'and for one who has sold such items before, with what they fetch;',
    'where it is written for both, for seller and buyer.',
    'Then those of events that lack what they may lack, and the longest ones:',
    'amounts of up to 999999999.99元, codes of ten digits,',
    'long categories, a signature of eight characters, a filed contact.',
    'The number before a text counts its UTF-16 units, of which 70 make one part.',
  ),
  paragraph(
    "What an item is called depends on its recipient's privacy:",
    '`discreet`, the default, is 腕表（编号3287）; `code` is 编号3287, also for buyers and in',
    'sensitive categories; `full` is the title, 积家翻转系列女士腕表（编号3287）.',
  ),
].join('\n\n');

const section = (kind: Kind, voice: Voice): string => {
  const typical = typicalSamples(kind, voice);
  return [
    `### ${kind.name} ${kind.label}`,
    `${kind.purpose}。${traitsOf(kind)}`,
    typical.map(line).join('\n'),
    ...list('Of events that lack something:', lackingSamples(kind, voice, typical)),
    ...list('At their longest:', crowdedSamples(kind, voice)),
  ].join('\n\n');
};

const list = (title: string, samples: readonly Sample[]): readonly string[] =>
  samples.length === 0 ? [] : [title, samples.map(line).join('\n')];

/** Of usual length, for somebody who is no newcomer; one of each template is enough. */
function lackingSamples(kind: Kind, voice: Voice, typical: readonly Sample[]): readonly Sample[] {
  const shown = new Set(typical.map(({ pieces }) => templateOf(pieces)));
  const others = usualSamples(kind, voice).filter(
    ({ reader, pieces }) =>
      reader.privacy === 'discreet' &&
      reader.experience === 'known' &&
      !shown.has(templateOf(pieces)),
  );
  return firstOfEachTemplate(others);
}

function traitsOf({ category, critical, asks, longer }: Kind): string {
  const traits = [
    `Category \`${category}\`${critical ? ', critical' : ''}.`,
    ...(asks === undefined ? [] : [`Asks \`${asks}\`.`]),
    ...(longer === undefined ? [] : [`Up to ${longer.parts} parts: ${longer.because}.`]),
  ];
  return ` ${traits.join(' ')}`;
}

const line = ({ text }: Sample): string => `- ${countParts(text).units} · ${text}`;

/** Of the longest texts those of events that lack nothing, by a discreet reader's eyes. */
function crowdedSamples(kind: Kind, voice: Voice): readonly Sample[] {
  const samples = worstSamples(kind, withLongestSignature(voice)).filter(
    ({ reader }) => reader.privacy === 'discreet',
  );
  const fullness = ({ notification: { item, deadlineMs, fields } }: Sample) =>
    [item, item?.priceFen, deadlineMs, ...Object.values(fields)].filter((x) => x !== undefined)
      .length;
  const most = Math.max(...samples.map(fullness));
  return samples.filter((sample) => fullness(sample) === most);
}
