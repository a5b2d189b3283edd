/**
 * An element with its texts as text: nothing that a platform or a person wrote is ever markup.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} id
 * @returns {T}
 */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return /** @type {T} */ (found);
};

/** Groups a number as people read it out, never over two lines. @param {string} phone in E.164 */
export const phoneWords = (phone) =>
  phone
    .replace(/^\+(86)(\d{3})(\d{4})(\d{4})$/, '+$1 $2 $3 $4')
    .replace(/^\+(85[23])(\d{4})(\d{4})$/, '+$1 $2 $3')
    .replaceAll(' ', '\u00a0');

/** @type {string | undefined} */
let timeZone;

/** By that wall clock are the hours in which phones may ring. @param {string} zone IANA name */
export const goByClockOf = (zone) => {
  timeZone = zone;
};

/**
 * Without its day where that is the day which readers take it for.
 * @param {string} iso
 * @param {Date} [beside] the browser's today by default
 */
export function timeElement(iso, beside = new Date()) {
  const at = new Date(iso);
  const clock = at.toLocaleTimeString('en-GB', { timeZone });
  const day = dayOf(at);
  const text = day === dayOf(beside) ? clock : `${day}, ${clock}`;
  return element('time', { datetime: iso, title: iso }, text);
}

/** @param {Date} at */
const dayOf = (at) => at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone });
