import * as z from 'zod/mini';

// What templates tell functions is text: these read it.

/** Text that is not empty: a table's name, a secret's ARN. */
export const given = z.string().check(z.minLength(1));

/** Whole, from 1 to 86,400. */
export const seconds = z.coerce.number().check(z.int(), z.gte(1), z.lte(86_400));

/** Text that holds JSON. */
export const json = <S extends z.ZodMiniType>(schema: S) =>
  z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string): unknown => JSON.parse(text)),
      schema,
    ),
  );
