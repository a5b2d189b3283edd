import { byId, element, phoneWords, timeElement } from './element.js';

/**
 * @typedef {object} Said
 * @property {string} id
 * @property {string} detail-type
 * @property {string} time
 * @property {{ kind?: string, reason?: string, recipient?: { phone?: string },
 *   item?: { code?: string }, answer?: string, days?: number }} detail
 */

/**
 * @typedef {object} Waiting
 * @property {string} notificationId
 * @property {string} kind
 * @property {string} phone
 * @property {string} because
 * @property {string} until
 * @property {string} since
 */

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} ending such as `Sent`
 * @property {string} time
 * @property {string} [kind]
 * @property {string} [code]
 * @property {string} [phone]
 * @property {string} [reason]
 * @property {string} [until]
 */

const SHOWN_MAX = 12;
const EVERY_MS = 1_000;

/**
 * Keeps the list of what dingdong put on the bus or back on its queue, newest first.
 * @param {readonly { name: string, label: string }[]} kinds
 */
export function startSaid(kinds) {
  const labels = new Map(kinds.map(({ name, label }) => [name, `${label} ${name}`]));
  let shown = '';
  const look = async () => {
    const entries = document.hidden ? undefined : await ask();
    const ids = entries?.map(({ id }) => id).join();
    if (entries !== undefined && ids !== undefined && ids !== shown) {
      show(entries, labels);
      shown = ids;
    }
    setTimeout(look, EVERY_MS);
  };
  void look();
}

/** Oldest first. @returns {Promise<readonly Entry[] | undefined>} */
async function ask() {
  try {
    const answer = await fetch(`/events?last=${SHOWN_MAX}`);
    /** @type {{ events: readonly Said[], waiting: readonly Waiting[] }} */
    const { events, waiting } = await answer.json();
    return [...events.map(entryOfSaid), ...waiting.map(entryOfWaiting)]
      .toSorted((a, b) => Date.parse(a.time) - Date.parse(b.time))
      .slice(-SHOWN_MAX);
  } catch {
    // The machine is stopped, which the link at the top tells.
    return undefined;
  }
}

/** @param {Said} said @returns {Entry} */
const entryOfSaid = ({ id, 'detail-type': type, time, detail }) => ({
  ...{ id, time, ending: type.replace(/^Notification/, '') },
  ...{ kind: detail.kind, code: detail.item?.code },
  ...{ phone: detail.recipient?.phone, reason: detail.reason ?? answerIn(detail) },
});

/** What was replied. @param {Said['detail']} detail */
const answerIn = ({ answer, days }) => (days === undefined ? answer : `days: ${days}`);

/** @param {Waiting} waiting @returns {Entry} */
const entryOfWaiting = ({ notificationId, kind, phone, because, until, since }) => ({
  // The same may wait once more.
  ...{ id: notificationId + until, time: since, ending: 'Waiting' },
  ...{ kind, phone, reason: because, until },
});

/**
 * @param {readonly Entry[]} entries
 * @param {ReadonlyMap<string, string>} labels
 */
function show(entries, labels) {
  byId('said').replaceChildren(...entries.toReversed().map((entry) => itemOf(entry, labels)));
  byId('said-nothing').hidden = entries.length > 0;
}

/**
 * @param {Entry} entry
 * @param {ReadonlyMap<string, string>} labels
 */
function itemOf({ ending, time, kind = '', code, phone, reason, until }, labels) {
  const about = [labels.get(kind) ?? kind, code, phone && phoneWords(phone)];
  const item = element(
    'li',
    { 'data-ending': ending.toLowerCase() },
    element('p', {}, element('strong', {}, ending), ' ', timeElement(time)),
    element(
      'p',
      { class: 'about' },
      ...about.flatMap((fact) => (fact ? [element('span', {}, fact)] : [])),
    ),
  );
  if (until) item.append(element('p', {}, 'until ', timeElement(until, new Date(time))));
  if (reason) item.append(element('p', { class: 'reason' }, reason));
  return item;
}
