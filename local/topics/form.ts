import { invalid } from './sns-error.ts';

/** The numbers of a list in the query protocol, `<list>.1.…`, `<list>.2.…`, as their prefixes. */
export function prefixesOf(form: URLSearchParams, list: string): readonly string[] {
  const numbers = [...form.keys()].flatMap((key) => {
    if (!key.startsWith(`${list}.`)) return [];
    const number = Number(key.slice(list.length + 1).replace(/\..*$/, ''));
    return Number.isInteger(number) ? [number] : [];
  });
  return [...new Set(numbers)].toSorted((a, b) => a - b).map((number) => `${list}.${number}`);
}

/** A map such as `Attributes.entry.1.key`, `Attributes.entry.1.value`. */
export const mapOf = (form: URLSearchParams, name: string): ReadonlyMap<string, string> =>
  new Map(
    prefixesOf(form, `${name}.entry`).map((entry) => [
      form.get(`${entry}.key`) ?? '',
      form.get(`${entry}.value`) ?? '',
    ]),
  );

/** @throws an `SnsError` for a parameter that is not there */
export function required(form: URLSearchParams, name: string): string {
  const text = form.get(name);
  if (text === null || text === '') throw invalid(`${name} is missing`);
  return text;
}

/** @throws an `SnsError` for a parameter that is not played: ignored, it would be missed */
export function onlyParameters(form: URLSearchParams, prefix: string, allowed: readonly string[]) {
  for (const key of form.keys()) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length).replace(/\..*$/, '') : undefined;
    if (name === undefined || allowed.includes(name)) continue;
    throw invalid(`${name} is not played on this machine; ${allowed.join(', ')} are`);
  }
}
