import { isRecord } from '../../record.ts';
import { TemplateError } from '../template-error.ts';
import { attribute, reference } from './lookup.ts';
import { type Place, resolvedText, textOf } from './place.ts';

/** The inside of every `${…}`, which is also where the order of creation looks. */
export const PLACEHOLDER: RegExp = /\$\{([^}]*)\}/g;

/** `Fn::Sub`: a string, or a string and the values of its own names. `${!Name}` stays `${Name}`. */
export function substitute(argument: unknown, place: Place): string {
  const { text, variables } = parts(argument, place);
  return text.replaceAll(PLACEHOLDER, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(variables, name)) {
      return resolvedText(variables[name], place, `[1].${name}`);
    }
    return textOf(lookUp(name, place), place.path);
  });
}

function lookUp(name: string, place: Place): unknown {
  const dot = name.indexOf('.');
  if (dot === -1) return reference(name, place);
  return attribute(name.slice(0, dot), name.slice(dot + 1), place);
}

function parts(argument: unknown, { path }: Place) {
  if (typeof argument === 'string') return { text: argument, variables: {} };
  const [text, variables, ...rest] = Array.isArray(argument) ? argument : [];
  if (typeof text === 'string' && isRecord(variables) && rest.length === 0) {
    return { text, variables };
  }
  throw new TemplateError(path, argument, 'a string, or [string, {name: value}]');
}
