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

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

interface Served {
  readonly templateSha256: string;
  readonly bundles: Readonly<Record<string, { readonly sha256: string }>>;
}

let cloud: ACloud;
beforeAll(async () => {
  // As `npm start` does.
  vi.stubEnv('DINGDONG_SYNTHESIZED_IN', undefined);
  cloud = await aCloud();
  await promisify(execFile)(
    'npx',
    ['cdk', 'synth', '--quiet', '--output', outDir, '-c', 'stage=dev'],
    {
      cwd: PROJECT,
    },
  );
});
afterAll(async () => {
  await cloud.stop();
  rmSync(outDir, { recursive: true, force: true });
});

describe('what runs on this machine', () => {
  it('is the template that a separate synth of the stage makes, to the byte', async () => {
    const { templateSha256 }: Served = await cloud.get('/_dingdong/bundles');
    expect(templateSha256).toBe(sha256(join(outDir, 'dingdong-dev.template.json')));
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
        expect(Object.keys(served.bundles)).toHaveLength(4);
        return served;
      },
      { timeout: 10_000 },
    );
    const template = JSON.parse(readFileSync(join(outDir, 'dingdong-dev.template.json'), 'utf8'));
    for (const [name, loaded] of Object.entries(bundles)) {
      const logicalId = name.replace('dingdong-dev-', '');
      const asset: string = template.Resources[logicalId].Metadata['aws:asset:path'];
      expect(loaded.sha256).toBe(sha256(join(outDir, asset, 'index.mjs')));
    }
  });
});
