type Fields = Readonly<Record<string, unknown>>;

/** Many serializers write null for what is absent: it is taken as absent, two levels deep. */
export function withoutNulls(fields: Fields, depth = 2): Fields {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        isFields(value) && depth > 1 ? withoutNulls(value, depth - 1) : value,
      ]),
  );
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
