import { isRecord } from '../record.ts';
import { LOGIC, truth } from './intrinsic/logic.ts';
import { LOOKUPS } from './intrinsic/lookup.ts';
import type { Intrinsic, Place } from './intrinsic/place.ts';
import { TEXTS } from './intrinsic/text.ts';
import { NO_VALUE } from './pseudo-parameter.ts';
import type { Scope } from './scope.ts';
import { TemplateError } from './template-error.ts';

export { TemplateError } from './template-error.ts';

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map([...LOOKUPS, ...TEXTS, ...LOGIC]);
const SUPPORTED = [...INTRINSICS.keys()].join(', ');

/**
 * A copy of `value` with every intrinsic replaced; `undefined` where the whole of it is
 * `AWS::NoValue`. Throws `TemplateError` for whatever it cannot know. `path` is where `value` sits
 * in the template.
 */
export function resolve(value: unknown, scope: Scope, path = ''): unknown {
  const resolved = evaluate(value, scope, path);
  return resolved === NO_VALUE ? undefined : resolved;
}

/** For the expressions under `Conditions`. */
export function resolveCondition(value: unknown, scope: Scope, path: string): boolean {
  return truth(value, placeAt(scope, path), '');
}

function evaluate(value: unknown, scope: Scope, path: string): unknown {
  if (Array.isArray(value)) {
    return value
      .map((each, index) => evaluate(each, scope, `${path}[${index}]`))
      .filter((each) => each !== NO_VALUE);
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  // `Ref` beside other keys is an ordinary property of that name; `Fn::…` never is.
  const call = entries.find(
    ([key]) => key.startsWith('Fn::') || (key === 'Ref' && entries.length === 1),
  );
  if (call !== undefined) {
    if (entries.length > 1) throw new TemplateError(path, value, `${call[0]} on its own`);
    return invoke(call[0], call[1], scope, path);
  }
  return Object.fromEntries(
    entries
      .map(([key, each]) => [key, evaluate(each, scope, joined(path, key))] as const)
      .filter(([, each]) => each !== NO_VALUE),
  );
}

function invoke(name: string, argument: unknown, scope: Scope, path: string): unknown {
  const intrinsic = INTRINSICS.get(name);
  if (intrinsic === undefined) throw new TemplateError(path, name, SUPPORTED);
  return intrinsic(argument, placeAt(scope, joined(path, name)));
}

function placeAt(scope: Scope, path: string): Place {
  return { scope, path, resolve: (value, step) => evaluate(value, scope, `${path}${step}`) };
}

function joined(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
