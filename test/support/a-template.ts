import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Entry } from '../../functions/domain/kind.ts';
import { DingdongStack } from '../../lib/dingdong-stack.ts';
import { type Settings, settingsFor } from '../../lib/settings.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's own shapes.
  readonly Properties: any;
  readonly [attribute: string]: unknown;
}

/** The template of a stage, without bundling: the bundles' hashes are all it lacks. */
export function aTemplate(
  change: { readonly settings?: Partial<Settings>; readonly entries?: readonly Entry[] } = {},
  stage = 'dev',
) {
  const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8'));
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const settings = { ...settingsFor(stage), ...change.settings };
  const entries = change.entries === undefined ? {} : { entries: change.entries };
  const stack = new DingdongStack(app, `dingdong-${stage}`, { settings, ...entries });
  const template = Template.fromStack(stack).toJSON();
  const resources: Readonly<Record<string, Resource>> = template['Resources'];
  return {
    json: template,
    resources,
    ofType: (type: string): readonly (readonly [logicalId: string, resource: Resource])[] =>
      Object.entries(resources).filter(([, { Type }]) => Type === type),
  };
}
