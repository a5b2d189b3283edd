import { NO_VALUE } from '../pseudo-parameter.ts';
import type { Scope } from '../scope.ts';
import { TemplateError } from '../template-error.ts';

/** Where in the template an intrinsic stands, and how it resolves its own arguments. */
export interface Place {
  readonly scope: Scope;
  readonly path: string;
  /** `step` is appended to `path` in errors: `[1]`. */
  resolve(value: unknown, step: string): unknown;
}

export type Intrinsic = (argument: unknown, place: Place) => unknown;

/** The unresolved arguments of an intrinsic that takes from `least` to `most` of them. */
export function argumentList(
  argument: unknown,
  place: Place,
  least: number,
  most: number = least,
): readonly unknown[] {
  if (Array.isArray(argument) && argument.length >= least && argument.length <= most) {
    return argument;
  }
  const count = least === most ? `${least}` : `${least} to ${most}`;
  throw new TemplateError(place.path, argument, `an array of ${count} arguments`);
}

export function resolvedText(value: unknown, place: Place, step: string): string {
  return textOf(place.resolve(value, step), `${place.path}${step}`);
}

export function resolvedList(value: unknown, place: Place, step: string): readonly unknown[] {
  const list = place.resolve(value, step);
  if (!Array.isArray(list)) throw new TemplateError(`${place.path}${step}`, list, 'a list');
  return list;
}

/** CloudFormation writes numbers and booleans as JSON does where it needs text. */
export function textOf(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const found = value === NO_VALUE ? 'AWS::NoValue' : value;
  throw new TemplateError(path, found, 'a string, number or boolean');
}
