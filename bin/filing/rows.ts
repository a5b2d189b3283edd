import type { Kind } from '../../functions/catalog/index.ts';
import type { Piece } from '../../functions/domain/copy/piece.ts';
import type { Voice } from '../../functions/domain/copy/voice.ts';
import { countParts } from '../../functions/domain/parts.ts';
import { carriersOf } from '../copy/carriers.ts';
import { samplesByTemplate } from './templates.ts';

/** What carriers ask for when texts are filed: a header, and a row for each template of a kind. */
export const filingRows = (
  kinds: readonly Kind[],
  voice: Voice,
): readonly (readonly string[])[] => [HEADER, ...kinds.flatMap((kind) => rowsOf(kind, voice))];

const HEADER = [
  ...['kind 种类', 'lane 短信类型', 'signature 签名', 'template 模板', 'variables 变量'],
  ...['example 示例', 'units 字数', 'parts 计费条数', 'purpose 用途', 'carriers 可报备渠道'],
];

/** The carriers' own words for a type of text. */
const TYPES = { transactional: '通知短信', marketing: '推广短信' } as const;

const rowsOf = (kind: Kind, voice: Voice): readonly (readonly string[])[] =>
  [...samplesByTemplate(kind, voice)].map(([template, sample]) => {
    const { units, parts } = countParts(sample.text);
    return [
      ...[kind.name, `${kind.lane} ${TYPES[kind.lane]}`, voice.signature],
      ...[template, variablesOf(kind, sample.pieces), sample.text],
      ...[String(units), String(parts), kind.purpose],
      carriersOf(kind, [sample]).join(', '),
    ];
  });

/** Each variable of a template with what carriers call its sort. */
const variablesOf = (kind: Kind, pieces: readonly Piece[]): string =>
  pieces
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.variable]))
    .map((variable) => `${variable} ${sortOf(kind, variable)}`)
    .join('；');

function sortOf({ fields }: Kind, variable: string): string {
  const says = fields[variable]?.says;
  if (variable.endsWith('Fen')) return '金额';
  if (variable === 'deadline' || says === 'instant') return '时间';
  if (variable === 'itemName') return '商品名称';
  return says === 'choice' ? '文字' : '数字';
}
