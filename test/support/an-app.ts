import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { unbundledApp } from '../../bench/template-of.ts';

/** The app of a stage as `cdk synth` has it, but for the bundles. Its output is in a new folder. */
export const anApp = (stage: string): App =>
  unbundledApp(stage, mkdtempSync(join(tmpdir(), `dingdong-${stage}-`)));
