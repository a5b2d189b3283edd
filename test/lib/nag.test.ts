import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type App, type Stack, Validations } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it } from 'vitest';
import { ACKNOWLEDGED } from '../../lib/nag.ts';
import { anApp } from '../support/an-app.ts';

let outdir: string;
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

/** As the CDK writes it; of a plugin that found nothing at all it writes nothing. */
interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly {
    readonly ruleName: string;
    readonly violatingConstructs: readonly { readonly constructPath: string }[];
  }[];
  readonly suppressedViolations: readonly {
    readonly acknowledgedId: string;
    readonly acknowledgedAt: string;
  }[];
}

/** What AwsSolutions says of an app, and what synth does about it. */
function nag(app: App) {
  outdir = app.outdir;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  let failure = '';
  try {
    app.synth();
  } catch (error) {
    failure = String(error);
  }
  const written = readFileSync(join(outdir, 'validation-report.json'), 'utf8');
  const { pluginReports }: { readonly pluginReports: readonly PluginReport[] } =
    JSON.parse(written);
  const ours = pluginReports.filter(({ pluginName }) => pluginName === 'AwsSolutions');
  return {
    failure,
    found: ours
      .flatMap(({ violations }) => violations)
      .flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`),
      ),
    acknowledged: ours
      .flatMap(({ suppressedViolations }) => suppressedViolations)
      .map(({ acknowledgedId, acknowledgedAt }) => `${acknowledgedId} ${acknowledgedAt}`),
  };
}

describe.each(['dev', 'prod'])('the stack of %s', (stage) => {
  const { failure, found, acknowledged } = nag(anApp(stage));
  rmSync(outdir, { recursive: true, force: true });

  it('is clean by AwsSolutions, but for what is acknowledged', () => {
    expect(found).toEqual([]);
    expect(failure).toBe('');
  });

  it('is still found to have all that is acknowledged: the rules did run', () => {
    const known = ACKNOWLEDGED.map(({ id, path }) => `${id} dingdong-${stage}/${path}`);
    expect(acknowledged.toSorted()).toEqual(known.toSorted());
  });
});

describe('a queue that is neither encrypted nor kept to TLS', () => {
  it('is found, and fails the synth', () => {
    const app = anApp('dev');
    const stack = app.node.findChild('dingdong-dev') as Stack;
    new CfnQueue(stack, 'Bad', { sqsManagedSseEnabled: false });
    const { failure, found } = nag(app);
    expect(failure).toContain('The SQS Queue does not have server-side encryption enabled');
    expect(found.toSorted()).toEqual(
      ['SQS2', 'SQS3', 'SQS4'].map((rule) => `AwsSolutions-${rule} dingdong-dev/Bad`),
    );
  });
});

describe('an acknowledgement', () => {
  it.each(ACKNOWLEDGED)('has its reason in a sentence: $id of $path', ({ reason }) => {
    expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});
