import { TemplateError } from '../template-error.ts';
import { argumentList, type Intrinsic, resolvedList, resolvedText, textOf } from './place.ts';
import { substitute } from './substitute.ts';

/** The intrinsics that build or take apart text and lists. */
export const TEXTS: readonly (readonly [name: string, intrinsic: Intrinsic])[] = [
  ['Fn::Sub', substitute],
  ['Fn::Join', join],
  ['Fn::Split', split],
  ['Fn::Select', select],
  ['Fn::Base64', (argument, place) => base64(resolvedText(argument, place, ''))],
];

function join(...[argument, place]: Parameters<Intrinsic>): string {
  const [delimiter, list] = argumentList(argument, place, 2);
  return resolvedList(list, place, '[1]')
    .map((each, index) => textOf(each, `${place.path}[1][${index}]`))
    .join(textOf(delimiter, `${place.path}[0]`));
}

function split(...[argument, place]: Parameters<Intrinsic>): readonly string[] {
  const [delimiter, text] = argumentList(argument, place, 2);
  if (typeof delimiter !== 'string' || delimiter === '') {
    throw new TemplateError(`${place.path}[0]`, delimiter, 'a delimiter of one character or more');
  }
  return resolvedText(text, place, '[1]').split(delimiter);
}

function select(...[argument, place]: Parameters<Intrinsic>): unknown {
  const [index, list] = argumentList(argument, place, 2);
  const position = resolvedText(index, place, '[0]');
  const values = resolvedList(list, place, '[1]');
  if (/^\d+$/.test(position) && Number(position) < values.length) return values[Number(position)];
  const allowed = values.length === 0 ? 'nothing, the list is empty' : `0 to ${values.length - 1}`;
  throw new TemplateError(`${place.path}[0]`, position, allowed);
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
