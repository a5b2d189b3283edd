import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type ACloud, aCloud, anExample, phoneNumber } from '../support/a-cloud.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'dingdong-synth-'));
const templateIn = (name: string) => join(outDir, `dingdong-${name}.template.json`);

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

interface Served {
  readonly templateSha256: string;
  readonly accountTemplateSha256: string;
  readonly bundles: Readonly<Record<string, { readonly sha256: string }>>;
}

const synth = (...args: readonly string[]) =>
  promisify(execFile)('npx', ['cdk', 'synth', '--quiet', '--output', outDir, ...args], {
    cwd: PROJECT,
  });

let cloud: ACloud;
beforeAll(async () => {
  // As `npm start` does.
  vi.stubEnv('DINGDONG_SYNTHESIZED_IN', undefined);
  cloud = await aCloud();
  await synth('-c', 'stage=dev');
  await synth('--app', 'node bin/account.ts');
});
afterAll(async () => {
  await cloud.stop();
  rmSync(outDir, { recursive: true, force: true });
});

describe('what runs on this machine', () => {
  it('is the template that a separate synth of the stage makes, to the byte', async () => {
    const { templateSha256 }: Served = await cloud.get('/_dingdong/bundles');
    expect(templateSha256).toBe(sha256(templateIn('dev')));
  });

  it('is, of what all stages share, the template of its own app, to the byte', async () => {
    const { accountTemplateSha256 }: Served = await cloud.get('/_dingdong/bundles');
    expect(accountTemplateSha256).toBe(sha256(templateIn('account')));
  });

  it('are the bundles that the template names: the bytes that the functions loaded', async () => {
    await cloud.consent(phoneNumber(2));
    await cloud.put(
      anExample('ItemSold', phoneNumber(1), 'sale'),
      anExample('WinBack', phoneNumber(2), 'offer'),
    );
    await fetch(`${cloud.outputs['ApiUrl']}/preferences`);
    const { bundles } = await vi.waitFor(
      async () => {
        const served: Served = await cloud.get('/_dingdong/bundles');
        expect(Object.keys(served.bundles)).toHaveLength(5);
        return served;
      },
      { timeout: 10_000 },
    );
    for (const [name, loaded] of Object.entries(bundles)) {
      const [, stack = '', logicalId = ''] = name.split('-');
      const template = JSON.parse(readFileSync(templateIn(stack), 'utf8'));
      const asset: string = template.Resources[logicalId].Metadata['aws:asset:path'];
      expect(loaded.sha256).toBe(sha256(join(outDir, asset, 'index.mjs')));
    }
  });
});
