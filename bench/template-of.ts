import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../lib/app.ts';
import type { Template } from '../local/template/template.ts';

/** The template of a stage as it is deployed, but for the hashes of its bundles. */
export function templateOf(stage: string): Template {
  const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'));
  const outdir = mkdtempSync(join(tmpdir(), 'dingdong-bench-'));
  try {
    const app = createApp(
      {
        outdir,
        context: { ...context, 'aws:cdk:bundling-stacks': [] },
        builtinCloudFormationValidation: false,
      },
      stage,
    );
    const [stack] = app.synth().stacks;
    return stack?.template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
