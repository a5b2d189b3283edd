import { element, phoneWords } from './element.js';

/** Writes back from a phone. @param {string} phone in E.164 */
export function replyForm(phone) {
  const input = /** @type {HTMLInputElement} */ (
    element('input', { name: 'text', placeholder: 'Y、N、延期3天…', lang: 'zh', required: '' })
  );
  const button = /** @type {HTMLButtonElement} */ (element('button', { type: 'submit' }, 'Send'));
  const answer = element('output', { 'data-how': 'wrong' });
  const label = `Reply from ${phoneWords(phone)}`;
  const form = element(
    'form',
    { class: 'reply', autocomplete: 'off' },
    element('label', {}, element('span', { class: 'unseen' }, label), input),
    button,
    answer,
  );
  form.addEventListener('submit', async (submitted) => {
    submitted.preventDefault();
    // Enter is pressed twice more easily than a text is sent twice.
    if (button.disabled) return;
    button.disabled = true;
    const wrong = await send(phone, input.value);
    button.disabled = false;
    answer.textContent = wrong ?? '';
    if (wrong === undefined) input.value = '';
  });
  return form;
}

/**
 * What went wrong; what went well is told by the stream.
 * @param {string} phone
 * @param {string} text
 */
async function send(phone, text) {
  try {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ phone, text });
    const response = await fetch('/replies', { method: 'POST', headers, body });
    if (response.ok) return undefined;
    const { message, answer } = await response.json();
    return message ?? answer?.error?.message ?? `It was answered ${response.status}.`;
  } catch {
    return 'The machine does not answer. Is it still running?';
  }
}
