import { readFileSync } from 'node:fs';
import { createAccountApp } from '../lib/account-app.ts';
import { createApp } from '../lib/app.ts';

/**
 * Synthesizes the app within this process, with the context that `cdk synth` would read, so that
 * the template is the same to the byte.
 * @returns the stack's name
 */
export const synthesize = (stage: string, outDir: string): string =>
  synthesized((props) => createApp(props, stage), outDir);

/** The app of what all stages of an account share. @returns the stack's name */
export const synthesizeAccount = (outDir: string): string => synthesized(createAccountApp, outDir);

function synthesized(create: typeof createAccountApp, outDir: string): string {
  const { context }: { readonly context: Readonly<Record<string, unknown>> } = JSON.parse(
    readFileSync(new URL('../cdk.json', import.meta.url), 'utf8'),
  );
  const assembly = quietly(() =>
    create({
      outdir: outDir,
      context: { ...context, ...OF_THE_CLI },
      // Takes seconds, and says of a template what the tests have said before.
      builtinCloudFormationValidation: false,
    }).synth(),
  );
  const [stack] = assembly.stacks;
  if (stack === undefined) throw new Error('the app has no stack');
  return stack.stackName;
}

/**
 * The CDK tells on standard error that it bundles, and npm, which it calls for that, what it
 * thinks of its own configuration; people want to hear of either where it fails.
 */
function quietly<T>(work: () => T): T {
  process.env['npm_config_loglevel'] ??= 'error';
  const heard: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = (chunk) => heard.push(String(chunk)) > 0;
  try {
    return work();
  } catch (error) {
    write.call(process.stderr, heard.join(''));
    throw error;
  } finally {
    process.stderr.write = write;
  }
}

/** What the CDK command line adds to the context by itself. */
const OF_THE_CLI = {
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};
