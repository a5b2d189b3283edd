/**
 * A line as it stands and as readers may decode it: JSON's escapes, percent-encoding, full-width
 * characters, and Base64. Each once, the line itself first.
 */
export function readingsOf(line: string): readonly string[] {
  const readings = new Set([line]);
  let reading = line;
  // What is quoted in something quoted is decoded as often; no logger goes deeper.
  for (let depth = 0; depth < DEPTH_MAX; depth++) {
    reading = withoutPercents(withoutEscapes(reading)).normalize('NFKC');
    readings.add(reading);
  }
  for (const each of [...readings]) {
    for (const [run] of each.matchAll(BASE64)) {
      const text = fromBase64(run);
      if (text !== undefined) readings.add(text);
    }
  }
  return [...readings];
}

const DEPTH_MAX = 4;

/** However many backslashes quoting has put there. */
const withoutEscapes = (text: string): string =>
  text.replace(/\\+u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

const withoutPercents = (text: string): string =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });

/** From five Chinese characters on. */
const BASE64 = /[A-Za-z0-9+/_-]{20,}/g;

/** Undefined for what is an id, or no text when decoded. */
function fromBase64(run: string): string | undefined {
  if (/^[0-9a-f-]+$/i.test(run)) return undefined;
  try {
    const text = UTF_8.decode(Buffer.from(run, 'base64'));
    return /\p{Cc}/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
