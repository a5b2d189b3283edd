import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../record.ts';
import { TemplateError } from '../template-error.ts';
import { argumentList, type Intrinsic, type Place } from './place.ts';

/** The condition functions; `Fn::And` and `Fn::Or` are documented for 2 to 10 conditions. */
export const LOGIC: readonly (readonly [name: string, intrinsic: Intrinsic])[] = [
  ['Fn::If', choose],
  ['Fn::Equals', equals],
  ['Fn::And', (argument, place) => truths(argument, place, 2, 10).every((each) => each)],
  ['Fn::Or', (argument, place) => truths(argument, place, 2, 10).some((each) => each)],
  ['Fn::Not', (argument, place) => !truths(argument, place, 1, 1)[0]],
];

/** `{"Condition": name}` means a condition only here; elsewhere it is an ordinary property. */
export function truth(value: unknown, place: Place, step: string): boolean {
  const path = `${place.path}${step}`;
  if (isRecord(value) && Object.keys(value).length === 1 && Object.hasOwn(value, 'Condition')) {
    return named(value['Condition'], place, `${path}.Condition`);
  }
  const resolved = place.resolve(value, step);
  if (typeof resolved === 'boolean') return resolved;
  throw new TemplateError(path, resolved, 'a condition function or {"Condition": name}');
}

function truths(argument: unknown, place: Place, least: number, most: number): boolean[] {
  return argumentList(argument, place, least, most).map((each, index) =>
    truth(each, place, `[${index}]`),
  );
}

function choose(argument: unknown, place: Place): unknown {
  const [condition, whenTrue, whenFalse] = argumentList(argument, place, 3);
  // The branch not taken may refer to a resource that was left out.
  return named(condition, place, `${place.path}[0]`)
    ? place.resolve(whenTrue, '[1]')
    : place.resolve(whenFalse, '[2]');
}

function equals(argument: unknown, place: Place): boolean {
  const [left, right] = argumentList(argument, place, 2).map((each, index) =>
    comparable(place.resolve(each, `[${index}]`)),
  );
  return isDeepStrictEqual(left, right);
}

function comparable(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function named(name: unknown, { scope }: Place, path: string): boolean {
  const value = typeof name === 'string' ? scope.condition(name) : undefined;
  if (value === undefined) throw new TemplateError(path, name, 'a name under Conditions');
  return value;
}
