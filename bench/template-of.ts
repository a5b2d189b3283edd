import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { createApp } from '../lib/app.ts';
import type { Template } from '../local/template/template.ts';

/** The template of a stage as it is deployed, but for the hashes of its bundles. */
export function templateOf(stage: string): Template {
  const outdir = mkdtempSync(join(tmpdir(), 'dingdong-bench-'));
  try {
    const [stack] = unbundledApp(stage, outdir).synth().stacks;
    return stack?.template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The app of a stage as `cdk synth` has it, but for the bundles, which take their time. */
export function unbundledApp(stage: string, outdir: string): App {
  const { context } = JSON.parse(readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'));
  return createApp(
    {
      outdir,
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      builtinCloudFormationValidation: false,
    },
    stage,
  );
}
