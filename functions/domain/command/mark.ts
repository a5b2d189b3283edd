import type { Token } from './token.ts';

/** A mark or an emoji that is known to us. Any other may deny, compare or ask. */
export function markAt(text: string, at: number): Token | undefined {
  const word = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (QUESTIONS.has(word)) return { kind: 'question', word };
  if (AGAINST.has(word)) return { kind: 'against', word };
  if (UPSET.has(word)) return { kind: 'upset', word };
  const joins = word === '_' && /[0-9]/.test(text.charAt(at + 1));
  return joins || HARMLESS.has(word) || SPACE.test(word) ? { kind: 'pause', word } : undefined;
}

const QUESTIONS = new Set('?❓❔');
/** Beside a yes they say the opposite. */
const AGAINST = new Set('❌🙅👎🚫⛔✖❎✋✗✘✕×☒🛑');
const UPSET = new Set('😡😠🤬😤😭😢😫😩😞😔😟🙁☹😖😣😒🙄🖕💢');

const HARMLESS: ReadonlySet<string> = new Set([
  ...',.!;:~-—–―…·•・。、〜*#/',
  ...'\'"“”„«»「」『』()[]{}《》〈〉〔〕〖〗【】',
  // Ticks.
  ...'✅☑✔✓√🆗💯',
  ...'👌👍👏🙏🤝✌🫶🤲🙌👋💪🙇🫡♂♀',
  ...'❤🧡💛💚💙💜🤍🤎💕💖💗💓💞💝💘💟❣♥♡',
  ...'🌹🌷🌸🌺🌻🌼💐🍀🌿☀🌞🌟⭐✨★☆🎉🎊🎁☕🍵',
  ...'😀😃😄😁😆😊🙂😇🥰😍😘😗😚😙☺😋🤗😌😎🤭',
]);

/** Also what controls a terminal. */
const SPACE = /^[\p{Z}\p{Cc}]$/u;
