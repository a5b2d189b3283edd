import { byId, goByClockOf } from './element.js';
import { showInbox, showReply, showRing } from './phones.js';
import { startRingForm } from './ring-form.js';
import { startSaid } from './said.js';

const RINGS_MAX = 500;
const REPLIES_MAX = 500;

const { stage, timeZone, endpoint, kinds } = await (await fetch('/catalog')).json();
goByClockOf(timeZone);
byId('stage').textContent = stage;
byId('zone').textContent = timeZone;
byId('endpoint').textContent = endpoint;
startRingForm(kinds);
startSaid(kinds);
listen();

byId('empty').addEventListener('click', () => {
  void fetch('/rings', { method: 'DELETE' });
});

function listen() {
  const stream = new EventSource('/stream');
  /** What comes while the inbox is on its way. @type {(() => void)[]} */
  let meanwhile = [];
  let isAsking = false;
  // Asked for only once the stream is open, and again whenever it is: nothing falls in between.
  stream.addEventListener('open', async () => {
    isAsking = true;
    const [{ rings }, { replies }] = await Promise.all(
      [`/rings?last=${RINGS_MAX}`, `/replies?last=${REPLIES_MAX}`].map(getJson),
    );
    showInbox(rings, replies);
    for (const show of meanwhile) show();
    meanwhile = [];
    isAsking = false;
    showLink('live', 'Live');
  });
  stream.addEventListener('error', () => showLink('lost', 'Reconnecting'));
  /** @param {() => void} show */
  const inTurn = (show) => (isAsking ? void meanwhile.push(show) : show());
  stream.addEventListener('ring', ({ data }) => inTurn(() => showRing(JSON.parse(data))));
  stream.addEventListener('reply', ({ data }) => inTurn(() => showReply(JSON.parse(data))));
  stream.addEventListener('emptied', () => showInbox([], []));
}

/** @param {string} path */
const getJson = async (path) => (await fetch(path)).json();

/**
 * @param {'live' | 'lost'} state
 * @param {string} words
 */
function showLink(state, words) {
  const link = byId('link');
  link.dataset.state = state;
  link.textContent = words;
}
