/** Undefined for text that is no JSON, or deeper than 100 levels, as nothing meant for us is. */
export function parseJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return mayBeDeeper(text) && isDeeper(json, DEPTH_MAX) ? undefined : json;
  } catch {
    return undefined;
  }
}

/** `JSON.parse` reads any depth; what writes it again throws beyond the stack's, some 3,000. */
const DEPTH_MAX = 100;

/** As deep as it has brackets at most: few texts need be looked through. */
function mayBeDeeper(text: string): boolean {
  let brackets = 0;
  for (let i = 0; i < text.length && brackets <= DEPTH_MAX; i += 1) {
    const code = text.charCodeAt(i);
    if (code === BRACE || code === BRACKET) brackets += 1;
  }
  return brackets > DEPTH_MAX;
}

const [BRACE, BRACKET] = ['{'.charCodeAt(0), '['.charCodeAt(0)];

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const name in value) {
    if (isDeeper((value as Readonly<Record<string, unknown>>)[name], levels - 1)) return true;
  }
  return false;
}
