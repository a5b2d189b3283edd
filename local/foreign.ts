import type { IncomingMessage } from 'node:http';

/**
 * Why a request is not this machine's own: undefined where it is.
 * Any site that a developer has open can reach 127.0.0.1 through the browser: by a name that it
 * points here (its Host tells), or by a form that it posts here (its Origin tells).
 */
export function refuseForeign({ headers, method }: IncomingMessage): string | undefined {
  const host = headers.host ?? '';
  if (!OWN_NAMES.has(host.replace(/:\d+$/, '').toLowerCase())) {
    return `the Host is "${host}"; allowed is ${[...OWN_NAMES].join(' or ')}`;
  }
  const { origin } = headers;
  // Scripts and curl send none.
  if (method === 'GET' || origin === undefined || origin === `http://${host}`) return undefined;
  return `the Origin is "${origin}"; allowed is http://${host}, or none`;
}

const OWN_NAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost']);
