import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

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
export function nag(app: App) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  let failure = '';
  try {
    app.synth();
  } catch (error) {
    failure = String(error);
  }
  const written = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
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
