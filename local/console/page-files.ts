import { readFile } from 'node:fs/promises';

export interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A file of the page; undefined where the page has none there. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const file = FILES.get(path);
  if (file === undefined) return undefined;
  // Read anew each time: an edit is seen when the page is loaded again.
  const body = await readFile(new URL(file, import.meta.url));
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8` }, body };
}

// A list, not a folder: nothing else of this machine can be asked for.
const FILES: ReadonlyMap<string, string> = new Map([
  ['/', 'page.html'],
  ...['page', 'phones', 'reply-form', 'ring-form', 'said'].flatMap((part): [string, string][] => [
    [`/${part}.css`, `${part}.css`],
    [`/${part}.js`, `${part}.js`],
  ]),
  ['/colours.css', 'colours.css'],
  ['/element.js', 'element.js'],
]);

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
};

/** Nothing from elsewhere, nothing inline, in nobody's frame, and no text is ever markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
