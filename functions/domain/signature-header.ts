/** What a caller says of its signature of a call. */
export interface SaidSignature {
  /** Unix seconds, as they are written and signed. */
  readonly t: string;
  /** Lower-case hex digits; more than one while a caller changes its key. */
  readonly v1: readonly string[];
}

/** Reads `t=<unix seconds>,v1=<64 hex digits>,…`; undefined for anything else. */
export function readSignatureHeader(header: string): SaidSignature | undefined {
  if (header.length > HEADER_MAX_CHARACTERS) return undefined;
  const parts = header.split(',').map((part) => part.trim());
  const times = valuesOf(parts, /^t=(\d{1,12})$/);
  const v1 = valuesOf(parts, /^v1=([0-9a-f]{64})$/i).map((hex) => hex.toLowerCase());
  const [t] = times;
  return t === undefined || times.length > 1 || v1.length === 0 ? undefined : { t, v1 };
}

/** Of what else stands there nothing is known yet: it may be a signature of another sort. */
const valuesOf = (parts: readonly string[], pattern: RegExp): readonly string[] =>
  parts.flatMap((part) => pattern.exec(part)?.[1] ?? []);

/** A time and five signatures. */
const HEADER_MAX_CHARACTERS = 400;

/** Long enough for a carrier's retries, too short for whoever finds a call in some log. */
export const isFresh = ({ t }: SaidSignature, nowMs: number): boolean => {
  const ageSeconds = nowMs / 1_000 - Number(t);
  return ageSeconds <= AGE_MAX_SECONDS && ageSeconds >= -AHEAD_MAX_SECONDS;
};

const AGE_MAX_SECONDS = 300;
const AHEAD_MAX_SECONDS = 60;
