/** How a text travels: the alphabet, its length in that alphabet's units, and what is billed. */
export interface Parts {
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** GSM-7 septets, where extension characters count 2, or UTF-16 units. */
  readonly units: number;
  /** What a carrier bills: 160 then 153 septets, or 70 then 67 UTF-16 units, each (3GPP 23.038). */
  readonly parts: number;
}

export function countParts(text: string): Parts {
  const characters = Array.from(text);
  if (characters.every((character) => BASIC.has(character) || EXTENSION.has(character))) {
    const units = characters.reduce((sum, c) => sum + (EXTENSION.has(c) ? 2 : 1), 0);
    const parts = units <= 160 ? 1 : fill(characters, 153, (c) => (EXTENSION.has(c) ? 2 : 1));
    return { encoding: 'gsm-7', units, parts };
  }
  const parts = text.length <= UCS2_PART_UNITS ? 1 : fill(characters, 67, (c) => c.length);
  return { encoding: 'ucs-2', units: text.length, parts };
}

/** What one part holds once any character is outside GSM-7, as every Chinese text is. */
const UCS2_PART_UNITS = 70;

/** Neither an escaped character nor a surrogate pair is ever torn in two by a part's end. */
function fill(characters: readonly string[], size: number, unitsOf: (c: string) => number): number {
  let parts = 1;
  let used = 0;
  for (const character of characters) {
    const units = unitsOf(character);
    if (used + units > size) {
      parts += 1;
      used = 0;
    }
    used += units;
  }
  return parts;
}

// 3GPP TS 23.038, section 6.2.1: the default alphabet and its extension table.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('\f^{}\\[~]|€');
