/** Undefined for text that is no JSON, or deeper than 100 levels, as nothing meant for us is. */
export function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isDeeper(json, DEPTH_MAX) ? undefined : json;
  } catch {
    return undefined;
  }
}

/** `JSON.parse` reads any depth; what writes it again throws beyond the stack's, some 3,000. */
const DEPTH_MAX = 100;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  // Every event is looked through: no list is made of what an object holds.
  for (const name in value) {
    if (isDeeper((value as Readonly<Record<string, unknown>>)[name], levels - 1)) return true;
  }
  return false;
}
