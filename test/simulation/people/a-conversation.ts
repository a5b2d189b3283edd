import type { Happening, Population, PopulationOptions } from '../population.ts';
import { createPopulation } from './population.ts';

type Reply = Extract<Happening, { is: 'reply' }>;

/** All that comes of a plan where every event reaches its phone, and every reply is acted on. */
export function conversation(options: PopulationOptions): readonly Happening[] {
  const population = createPopulation(options);
  const all: Happening[] = [];
  const waiting = [...population.plan];
  for (let happening = waiting.pop(); happening !== undefined; happening = waiting.pop()) {
    all.push(happening);
    if (happening.is === 'event') waiting.push(...heard(population, happening));
    if (happening.is === 'reply') waiting.push(...actedOn(population, happening, all.length));
  }
  return all;
}

function heard(population: Population, { type, detail, atMs }: Happening & { is: 'event' }) {
  const { phone } = (detail['recipient'] ?? {}) as { readonly phone?: string };
  const { eventId } = detail;
  if (phone === undefined || typeof eventId !== 'string') return [];
  const text = { phone, text: '', messageId: `m-${eventId}`, kind: type, eventIds: [eventId] };
  return population.hear({ ...text, atMs: atMs + 5_000 });
}

/** Commands as dingdong would put them, each twice; of a number of days that is too high none. */
function actedOn(population: Population, reply: Reply, nth: number): readonly Happening[] {
  const { phone, means } = reply;
  const atMs = reply.atMs + 2_000;
  const put = (type: string, detail: object) => {
    const command = { type, detail: { commandId: `c-${nth}`, recipient: { phone }, ...detail } };
    const done = population.answer({ ...command, atMs });
    return [...done, ...population.answer({ ...command, atMs })];
  };
  const item = { id: 'item-0-0', code: '3287' };
  switch (means.is) {
    case 'yes':
    case 'no': {
      const ask = { ask: { itemVersion: 3 }, proposedPriceFen: 800_000 };
      return put('PriceConfirmationReplied', { item, answer: means.is, ...ask });
    }
    case 'extend': {
      const refusal = { kind: 'ReplyNotAllowed', eventIds: [`reply-${nth}`], text: '' };
      return means.days > 5
        ? population.hear({ phone, atMs, messageId: `m-${nth}`, ...refusal })
        : put('ExtensionRequested', { item, days: means.days });
    }
    case 'status':
      return put('StatusRequested', {});
    default:
      return [];
  }
}
