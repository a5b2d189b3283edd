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

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1)));
