import { byId, goByClockOf } from './element.js';
import { showInbox, showRing } from './phones.js';
import { startRingForm } from './ring-form.js';
import { startSaid } from './said.js';

const RINGS_MAX = 500;

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
  /** What rings while the inbox is on its way. @type {import('./phones.js').Ring[]} */
  let meanwhile = [];
  let isAsking = false;
  // Asked for only once the stream is open, and again whenever it is: nothing falls in between.
  stream.addEventListener('open', async () => {
    isAsking = true;
    const { rings } = await (await fetch(`/rings?last=${RINGS_MAX}`)).json();
    showInbox(rings);
    for (const ring of meanwhile) showRing(ring);
    meanwhile = [];
    isAsking = false;
    showLink('live', 'Live');
  });
  stream.addEventListener('error', () => showLink('lost', 'Reconnecting'));
  stream.addEventListener('ring', ({ data }) => {
    const ring = JSON.parse(data);
    if (isAsking) meanwhile.push(ring);
    else showRing(ring);
  });
  stream.addEventListener('emptied', () => showInbox([]));
}

/**
 * @param {'live' | 'lost'} state
 * @param {string} words
 */
function showLink(state, words) {
  const link = byId('link');
  link.dataset.state = state;
  link.textContent = words;
}
