import { isRecord } from './record.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Many serializers write null for what is absent: it is taken as absent, two levels deep. */
export function withoutNulls(fields: Fields, depth = 2): Fields {
  return hasNulls(fields, depth) ? rid(fields, depth) : fields;
}

/** As few do. */
function hasNulls(fields: Fields, depth: number): boolean {
  for (const name in fields) {
    const value = fields[name];
    if (value === null) return true;
    if (depth > 1 && isRecord(value) && hasNulls(value, depth - 1)) return true;
  }
  return false;
}

function rid(fields: Fields, depth: number): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, isRecord(value) && depth > 1 ? rid(value, depth - 1) : value]),
  );
}
