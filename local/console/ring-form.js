import { byId, element, phoneWords } from './element.js';

/**
 * @typedef {object} KindEntry
 * @property {string} name
 * @property {string} label
 * @property {'transactional' | 'marketing' | null} lane null of a fact, which tells nobody
 * @property {boolean} [critical]
 * @property {{
 *   recipient: { phone: string },
 *   item?: Record<string, string | number>,
 *   fields?: Record<string, string | number | boolean | string[]>,
 * }} example
 */

/** @typedef {HTMLFormElement & { elements: Record<string, HTMLInputElement> }} RingForm */

/** Fills the form from the catalog, and sends. @param {readonly KindEntry[]} kinds */
export function startRingForm(kinds) {
  const form = /** @type {RingForm} */ (byId('ring'));
  const { kind: choice, phone } = form.elements;
  choice.replaceChildren(...groupsOf(kinds));
  phone.value = kinds[0]?.example.recipient.phone ?? '';

  const chosen = () => kinds.find(({ name }) => name === choice.value);
  const prefill = () => {
    const kind = chosen();
    if (kind !== undefined) fill(form, kind);
  };
  choice.addEventListener('change', prefill);
  prefill();

  form.addEventListener('submit', (submitted) => {
    submitted.preventDefault();
    const kind = chosen();
    if (kind !== undefined) void send(form, kind);
  });
}

/** @param {readonly KindEntry[]} kinds */
const groupsOf = (kinds) =>
  ['transactional', 'marketing', null].flatMap((lane) => {
    const options = kinds
      .filter((kind) => kind.lane === lane)
      .map(({ name, label }) => element('option', { value: name }, `${label} · ${name}`));
    return options.length === 0
      ? []
      : [element('optgroup', { label: lane ?? 'facts' }, ...options)];
  });

/**
 * @param {RingForm} form
 * @param {KindEntry} kind
 */
function fill(form, { lane, critical, example: { item, fields = {} } }) {
  const rank = critical ? 'critical: never muted, never held back by a quota' : 'can be muted';
  byId('kind-hint').textContent =
    lane === null ? 'a fact: nobody is told, it is remembered' : `${lane} lane, ${rank}`;

  const itemFields = /** @type {HTMLFieldSetElement} */ (byId('item'));
  // Disabled, a field that is not asked for cannot stop the form either.
  itemFields.hidden = itemFields.disabled = item === undefined;
  form.elements.code.value = String(item?.code ?? '');
  form.elements.category.value = String(item?.category ?? '');
  form.elements.price.value = item?.priceFen === undefined ? '' : yuan(Number(item.priceFen));

  const own = byId('own');
  own.hidden = Object.keys(fields).length === 0;
  own.replaceChildren(
    element('legend', {}, 'Of this kind'),
    ...Object.entries(fields).map(([name, value]) => {
      const isMoney = name.endsWith('Fen');
      const input = element('input', {
        'data-field': name,
        'data-type': isMoney ? 'fen' : Array.isArray(value) ? 'list' : typeof value,
        value: isMoney ? yuan(Number(value)) : String(value),
        required: '',
        ...(isMoney ? MONEY : {}),
      });
      return element('label', {}, element('span', {}, words(name)), input);
    }),
  );
}

const MONEY = { inputmode: 'decimal', pattern: '[0-9]+([.][0-9]{1,2})?', title: 'yuan' };

/** `bidFen` is asked for as `Bid, ¥`. @param {string} name */
const words = (name) => {
  const spaced = name.replace(/Fen$/, ', ¥').replaceAll(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
};

/** @param {number} fen */
const yuan = (fen) => (fen / 100).toFixed(2).replace(/\.00$/, '');

/** @param {string} text in yuan */
const fen = (text) => Math.round(Number(text) * 100);

/**
 * What the form says over the example's `detail`.
 * @param {RingForm} form
 * @param {KindEntry} kind
 */
function changesOf(form, { example: { item } }) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const inputs = form.querySelectorAll('[data-field]');
  const own = [...inputs].map(({ dataset: { field = '', type }, value }) => {
    if (type === 'fen') return [field, fen(value)];
    if (type === 'list') return [field, value.split(',')];
    if (type === 'boolean') return [field, value === 'true'];
    return [field, type === 'number' ? Number(value) : value];
  });
  if (item === undefined) return Object.fromEntries(own);
  const { code, category, price } = form.elements;
  // Another code is another item: under one id, the two would be taken for one.
  const id = code.value === item.code ? item.id : `item-${code.value}`;
  return {
    ...Object.fromEntries(own),
    item: {
      ...{ ...item, id, code: code.value },
      // What is left out of JSON is left out of the event.
      category: category.value === '' ? undefined : category.value,
      priceFen: price.value === '' ? undefined : fen(price.value),
    },
  };
}

/**
 * @param {RingForm} form
 * @param {KindEntry} kind
 */
async function send(form, kind) {
  const phone = form.elements.phone.value;
  const body = JSON.stringify({ kind: kind.name, phone, changes: changesOf(form, kind) });
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/events', { method: 'POST', headers, body });
    const { message, event } = await answer.json();
    if (!answer.ok) return say('wrong', message);
    say('well', `${kind.name} is on the bus for ${phoneWords(event.detail.recipient.phone)}.`);
    byId('sent').hidden = false;
    const json = byId('sent').querySelector('pre');
    if (json !== null) json.textContent = JSON.stringify(event, null, 2);
  } catch {
    say('wrong', 'The machine does not answer. Is it still running?');
  }
}

/**
 * @param {'well' | 'wrong'} how
 * @param {string} words
 */
function say(how, words) {
  const answer = byId('answer');
  answer.dataset.how = how;
  answer.textContent = words;
}
