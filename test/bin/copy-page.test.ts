import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyPage } from '../../bin/copy/page.ts';
import { voiceOf } from '../../bin/copy/voices.ts';
import { KINDS } from '../../functions/catalog/index.ts';

describe('docs/COPY.md', () => {
  it('is current: npm run copy writes it anew', () => {
    const page = readFileSync(new URL('../../docs/COPY.md', import.meta.url), 'utf8');
    expect(page).toBe(copyPage(KINDS, voiceOf('prod')));
  });
});
