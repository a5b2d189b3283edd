import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { onTestFinished } from 'vitest';
import { type Assembly, readAssembly } from '../../local/assembly.ts';
import { startCloud } from '../../local/cloud.ts';
import { synthesize, synthesizeAccount } from '../../local/synthesize.ts';
import { nowMs } from './journey-clock.ts';

// Its logs are looked through at the end of `npm test`, as those of every cloud are.
const LOGS_FILE = process.env['DINGDONG_LOGS_FILE'];

type Resources = Readonly<Record<string, TemplateResource>>;

export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: CloudFormation's own shapes.
  readonly Properties?: any;
}

type Change = (resources: Resources) => Resources;

/**
 * The cloud of `dev`, run in this process from noon on, with another template than the app's.
 * @param changeAccount of the stack that all stages share; none by default
 */
export async function aChangedCloud(
  change: Change,
  changeAccount: Change = (resources) => resources,
) {
  const troubles: string[] = [];
  const cloud = await startCloud({
    port: 0,
    startMs: nowMs(),
    ...(LOGS_FILE === undefined ? {} : { logsFile: LOGS_FILE }),
    assemble: async () => changed(anAssembly(), change),
    assembleAccount: async () => changed(anAccountAssembly(), changeAccount),
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
  synthesized ??= assemblyOf((outDir) => synthesize('dev', outDir));
  return synthesized;
}

let accountSynthesized: Assembly | undefined;

function anAccountAssembly(): Assembly {
  accountSynthesized ??= assemblyOf(synthesizeAccount);
  return accountSynthesized;
}

function assemblyOf(synthesizeIn: (outDir: string) => string): Assembly {
  const outDir = mkdtempSync(join(tmpdir(), 'dingdong-out-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  return readAssembly(outDir, synthesizeIn(outDir));
}

const changed = (assembly: Assembly, change: Change): Assembly => ({
  ...assembly,
  template: { ...assembly.template, Resources: change(assembly.template.Resources) },
});
