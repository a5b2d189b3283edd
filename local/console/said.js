import { byId, element, phoneWords, timeElement } from './element.js';

/**
 * @typedef {object} Said
 * @property {string} id
 * @property {string} detail-type
 * @property {string} time
 * @property {{ kind?: string, reason?: string, recipient?: { phone?: string },
 *   item?: { code?: string } }} detail
 */

const SHOWN_MAX = 12;
const EVERY_MS = 1_000;

/**
 * Keeps the list of what dingdong put on the bus, newest first.
 * @param {readonly { name: string, label: string }[]} kinds
 */
export function startSaid(kinds) {
  const labels = new Map(kinds.map(({ name, label }) => [name, `${label} ${name}`]));
  let newestId = '';
  const look = async () => {
    if (!document.hidden) {
      const events = await ask();
      const id = events?.at(-1)?.id ?? '';
      if (events !== undefined && id !== newestId) {
        show(events, labels);
        newestId = id;
      }
    }
    setTimeout(look, EVERY_MS);
  };
  void look();
}

/** @returns {Promise<readonly Said[] | undefined>} */
async function ask() {
  try {
    const answer = await fetch(`/events?last=${SHOWN_MAX}`);
    return (await answer.json()).events;
  } catch {
    // The machine is stopped, which the link at the top tells.
    return undefined;
  }
}

/**
 * @param {readonly Said[]} events
 * @param {ReadonlyMap<string, string>} labels
 */
function show(events, labels) {
  byId('said').replaceChildren(...events.toReversed().map((said) => entryOf(said, labels)));
  byId('said-nothing').hidden = events.length > 0;
}

/**
 * @param {Said} said
 * @param {ReadonlyMap<string, string>} labels
 */
function entryOf({ 'detail-type': type, time, detail }, labels) {
  const ending = type.replace(/^Notification/, '');
  const { kind = '', reason, recipient, item } = detail;
  const about = [
    labels.get(kind) ?? kind,
    item?.code,
    recipient?.phone && phoneWords(recipient.phone),
  ];
  const entry = element(
    'li',
    { 'data-ending': ending.toLowerCase() },
    element('p', {}, element('strong', {}, ending), ' ', timeElement(time)),
    element(
      'p',
      { class: 'about' },
      ...about.flatMap((fact) => (fact ? [element('span', {}, fact)] : [])),
    ),
  );
  if (reason) entry.append(element('p', { class: 'reason' }, reason));
  return entry;
}
