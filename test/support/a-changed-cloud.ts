import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import { type Assembly, readAssembly } from '../../local/assembly.ts';
import { startCloud } from '../../local/cloud.ts';
import { synthesize } from '../../local/synthesize.ts';
import { nowMs } from './journey-clock.ts';

type Resources = Readonly<Record<string, TemplateResource>>;

export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's own shapes.
  readonly Properties?: any;
}

/** The cloud of `dev`, run in this process from noon on, with another template than the app's. */
export async function aChangedCloud(change: (resources: Resources) => Resources) {
  const troubles: string[] = [];
  const cloud = await startCloud({
    port: 0,
    startMs: nowMs(),
    assemble: async () => changed(anAssembly(), change),
    onTrouble: (message) => troubles.push(message),
  });
  onTestFinished(() => cloud.stop());
  const client = {
    endpoint: cloud.endpoint,
    region: 'ap-southeast-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const sqs = new SQSClient(client);
  return {
    ...{ ...cloud, troubles, client, sqs },
    attributesOf: (output: string) =>
      sqs.send(
        new GetQueueAttributesCommand({
          QueueUrl: cloud.outputs[output],
          AttributeNames: ['All'],
        }),
      ),
    travel: (advanceSeconds: number) =>
      fetch(`${cloud.endpoint}/_dingdong/clock`, {
        method: 'POST',
        body: JSON.stringify({ advanceSeconds }),
      }),
  };
}

let synthesized: Assembly | undefined;

/** Synthesized once for a file of tests. */
function anAssembly(): Assembly {
  if (synthesized !== undefined) return synthesized;
  const outDir = mkdtempSync(join(tmpdir(), 'dingdong-out-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  synthesized = readAssembly(outDir, synthesize('dev', outDir));
  return synthesized;
}

const changed = (assembly: Assembly, change: (resources: Resources) => Resources): Assembly => ({
  ...assembly,
  template: { ...assembly.template, Resources: change(assembly.template.Resources) },
});
