import { byId, element, phoneWords, timeElement } from './element.js';
import { replyForm } from './reply-form.js';

/**
 * @typedef {object} Ring
 * @property {string} messageId
 * @property {string} phoneNumber
 * @property {string} text
 * @property {number} parts
 * @property {'transactional' | 'marketing'} lane
 * @property {string} at
 */

/**
 * @typedef {object} Reply
 * @property {string} id
 * @property {string} phoneNumber
 * @property {string} text
 * @property {string} at
 */

/**
 * @typedef {object} Phone
 * @property {HTMLElement} card
 * @property {HTMLElement} count
 * @property {HTMLElement} thread
 * @property {HTMLElement} choice among the form's suggestions
 * @property {number} texts
 */

// A day's worth of a demonstration; a load test must not drown the page.
const PHONES_MAX = 60;
const BUBBLES_MAX = 40;

/** @type {Map<string, Phone>} */
const phones = new Map();
/** @type {Set<string>} */
const shown = new Set();

/**
 * Forgets what is shown, and shows these.
 * @param {readonly Ring[]} rings
 * @param {readonly Reply[]} replies
 */
export function showInbox(rings, replies) {
  phones.clear();
  shown.clear();
  byId('phones').replaceChildren();
  byId('phones-seen').replaceChildren();
  const all = [...rings, ...replies].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const each of all) 'messageId' in each ? show(each, false) : showOwn(each, false);
  showWhetherSilent();
}

/** A phone rings. @param {Ring} ring */
export function showRing(ring) {
  show(ring, true);
  showWhetherSilent();
  byId('heard').textContent = `${phoneWords(ring.phoneNumber)} rings: ${ring.text}`;
}

/** Somebody writes back. @param {Reply} reply */
export function showReply(reply) {
  showOwn(reply, true);
  showWhetherSilent();
}

/**
 * @param {Ring} ring
 * @param {boolean} isNew
 */
function show(ring, isNew) {
  // It may be both in the inbox and in the stream, where it came between the two.
  if (shown.has(ring.messageId)) return;
  shown.add(ring.messageId);
  const phone = phones.get(ring.phoneNumber) ?? addPhone(ring.phoneNumber);
  phone.texts += 1;
  phone.count.textContent = phone.texts === 1 ? '1 text' : `${phone.texts} texts`;
  append(phone, bubbleOf(ring, isNew));
  if (isNew) shake(phone.card);
}

/**
 * @param {Reply} reply
 * @param {boolean} isNew
 */
function showOwn(reply, isNew) {
  const { id, phoneNumber, text, at } = reply;
  const key = `${phoneNumber} ${id}`;
  if (shown.has(key)) return;
  shown.add(key);
  const bubble = element(
    'li',
    { class: isNew ? 'own new' : 'own' },
    element('p', { class: 'bubble', lang: 'zh' }, text),
    element('p', { class: 'meta' }, timeElement(at), element('span', {}, 'reply')),
  );
  append(phones.get(phoneNumber) ?? addPhone(phoneNumber), bubble);
}

/**
 * @param {Phone} phone
 * @param {HTMLElement} bubble
 */
function append({ card, thread }, bubble) {
  thread.append(bubble);
  if (thread.childElementCount > BUBBLES_MAX) thread.firstElementChild?.remove();
  toTop(card);
  thread.scrollTop = thread.scrollHeight;
}

/** @param {string} number */
function addPhone(number) {
  const count = element('span', { class: 'count' });
  const name = element('h3', {}, phoneWords(number));
  const thread = element('ol', {
    class: 'thread',
    // Lets the arrow keys scroll it.
    tabindex: '0',
    'aria-label': `Texts on ${phoneWords(number)}`,
  });
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
  const card = element('article', { class: 'phone' }, element('header', {}, mark, name, count));
  card.append(thread, replyForm(number));
  const choice = element('option', { value: number });
  byId('phones-seen').append(choice);
  const phone = { card, count, thread, choice, texts: 0 };
  phones.set(number, phone);
  dropOldest();
  return phone;
}

function dropOldest() {
  const last = phones.size > PHONES_MAX ? byId('phones').lastElementChild : null;
  if (last === null) return;
  last.remove();
  for (const [number, { card, choice }] of phones) {
    if (card !== last) continue;
    choice.remove();
    phones.delete(number);
  }
}

/** @param {HTMLElement} card */
function toTop(card) {
  const column = byId('phones');
  if (column.firstElementChild === card) return;
  // Moving an element takes the keyboard's focus from what is in it.
  const focused = card.contains(document.activeElement) ? document.activeElement : null;
  column.prepend(card);
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
}

/** @param {HTMLElement} card */
function shake(card) {
  card.classList.remove('rings');
  // Reading the layout lets the animation begin again where it is still under way.
  void card.offsetWidth;
  card.classList.add('rings');
}

/**
 * @param {Ring} ring
 * @param {boolean} isNew
 */
const bubbleOf = ({ text, at, parts, lane }, isNew) =>
  element(
    'li',
    isNew ? { class: 'new' } : {},
    element('p', { class: 'bubble', lang: 'zh' }, text),
    element(
      'p',
      { class: 'meta' },
      timeElement(at),
      element('span', {}, parts === 1 ? '1 part' : `${parts} parts`),
      element('span', { class: `chip ${lane}` }, lane),
    ),
  );

function showWhetherSilent() {
  byId('silence').hidden = phones.size > 0;
  byId('empty').hidden = phones.size === 0;
}
