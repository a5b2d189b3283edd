import * as z from 'zod/mini';
import { invalid } from './scheduler-error.ts';

// Shapes of an input whose refusals read as AWS's own do.

export const text = (maxLength: number, pattern?: RegExp) =>
  z
    .string('Member must be a string')
    .check(
      z.minLength(1, 'Member must have length greater than or equal to 1'),
      z.maxLength(maxLength, `Member must have length less than or equal to ${maxLength}`),
      ...(pattern === undefined
        ? []
        : [z.regex(pattern, `Member must satisfy regular expression pattern: ${pattern.source}`)]),
    );

export const whole = (min: number, max: number) => {
  const range = `Member must be a whole number between ${min} and ${max}`;
  return z.int(range).check(z.gte(min, range), z.lte(max, range));
};

export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, `Member must satisfy enum value set: [${values.join(', ')}]`);

/** A structure that takes its own fields only: what is not played here must not be ignored. */
export const structure = <T extends z.core.$ZodLooseShape>(fields: T) =>
  z.strictObject(fields, 'Member must be a structure with its required fields');

/** Of schedules and of their groups, by the API reference. */
export const NAME = text(64, /^[0-9a-zA-Z-_.]+$/);
export const CLIENT_TOKEN = text(64, /^[a-zA-Z0-9-_]+$/);

/** @throws ValidationException that names every field that is wrong, and what it may be */
export function parse<T extends z.ZodMiniType>(schema: T, input: unknown): z.infer<T> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const { issues } = result.error;
  const said = issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? `${[...issue.path, issue.keys[0]].join('.')} is not played on this machine`
      : `Value at '${issue.path.join('.')}' failed to satisfy constraint: ${issue.message}`,
  );
  const errors = issues.length === 1 ? 'error' : 'errors';
  throw invalid(`${issues.length} validation ${errors} detected: ${said.join('; ')}`);
}
