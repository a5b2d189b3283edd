import { parseArgs } from 'node:util';
import { ENTRIES, type Entry } from '../functions/catalog/index.ts';
import { readPhone } from './read-phone.ts';

type Detail = Readonly<Record<string, unknown>>;

export interface SendChoices {
  readonly entry: Entry;
  readonly phone: string;
  /** Of AWS; none for the cloud that runs on this machine. */
  readonly stage?: string;
  readonly eventId?: string;
  /** The detail with what `--set` says in its place. */
  changesOf(detail: Detail): Detail;
}

/** @throws naming the argument that is wrong, and what is allowed */
export function readSendOptions(args: readonly string[]): SendChoices {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      phone: { type: 'string' },
      stage: { type: 'string' },
      'event-id': { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
    },
  });
  const entry = ENTRIES.find(({ name }) => name === positionals[0]);
  if (entry === undefined || positionals.length !== 1) {
    const names = ENTRIES.map(({ name }) => name).join(', ');
    throw new Error(
      `the kind is ${positionals.join(' ') || 'missing'}; allowed is one of ${names}`,
    );
  }
  return {
    entry,
    phone: readPhone(values.phone),
    ...(values.stage === undefined ? {} : { stage: values.stage }),
    ...(values['event-id'] === undefined ? {} : { eventId: values['event-id'] }),
    changesOf: (detail) => values.set.reduce(withChange, detail),
  };
}

/** `item.priceFen=990000`: a number where it looks like one and the code is not meant. */
function withChange(detail: Detail, change: string): Detail {
  const [, path, text] = change.match(/^([\w.]+)=(.*)$/s) ?? [];
  if (path === undefined || text === undefined) {
    throw new Error(`--set is ${change}; allowed is a field and its value, such as bidFen=990000`);
  }
  const value = /^\d+$/.test(text) && !path.endsWith('code') ? Number(text) : text;
  const [first = '', ...rest] = path.split('.');
  const before = detail[first];
  if (rest.length === 0) return { ...detail, [first]: value };
  const within = typeof before === 'object' && before !== null ? (before as Detail) : {};
  return { ...detail, [first]: withChange(within, `${rest.join('.')}=${text}`) };
}
