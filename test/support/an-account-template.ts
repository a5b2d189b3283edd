import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT_STACK_NAME, createAccountApp } from '../../lib/account-app.ts';
import type { Resource } from './a-template.ts';

/** The app of the account as `cdk synth` has it, but for the bundles. */
export function anAccountApp(): App {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  return createAccountApp({
    outdir: mkdtempSync(join(tmpdir(), 'dingdong-account-')),
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
  });
}

/** The template of the account's stack, without bundling. */
export function anAccountTemplate() {
  const stack = anAccountApp().node.findChild(ACCOUNT_STACK_NAME);
  if (!Stack.isStack(stack)) throw new Error(`${ACCOUNT_STACK_NAME} is no stack`);
  const json = Template.fromStack(stack).toJSON();
  const resources: Readonly<Record<string, Resource>> = json['Resources'];
  return {
    json,
    ofType: (type: string): readonly Resource[] =>
      Object.values(resources).filter(({ Type }) => Type === type),
  };
}
