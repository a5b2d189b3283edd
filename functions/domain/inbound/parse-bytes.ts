import { parseJson } from '../parse-json.ts';

/** The JSON that bytes in UTF-8 stand for; undefined for any others, which no JSON is. */
export function parseBytes(bytes: Uint8Array): unknown {
  try {
    return parseJson(UTF_8.decode(bytes));
  } catch {
    return undefined;
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });
