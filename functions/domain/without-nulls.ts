import { isRecord } from './record.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Many serializers write null for what is absent: it is taken as absent, two levels deep. */
export function withoutNulls(fields: Fields, depth = 2): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        isRecord(value) && depth > 1 ? withoutNulls(value, depth - 1) : value,
      ]),
  );
}
