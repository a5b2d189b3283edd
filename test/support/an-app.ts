import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { createApp } from '../../lib/app.ts';

/** The app of a stage as `cdk synth` has it, but for the bundles. Its output is in a new folder. */
export function anApp(stage: string): App {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  return createApp(
    {
      outdir: mkdtempSync(join(tmpdir(), `dingdong-${stage}-`)),
      context: { ...context, 'aws:cdk:bundling-stacks': [] },
      builtinCloudFormationValidation: false,
    },
    stage,
  );
}
