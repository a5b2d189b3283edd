import { readAssembly } from './assembly.ts';
import { type CloudOptions, type LocalCloud, startCloud } from './cloud.ts';
import type { StackSources } from './stacks.ts';

export type { LocalCloud };

export interface LocalCloudOptions extends Omit<CloudOptions, keyof StackSources> {
  readonly stage: string;
  /** Where the template and the bundles are synthesized to, and read from. */
  readonly outDir: string;
  /** Where it was synthesized a moment ago: then it is read from there. */
  readonly synthesizedIn?: string;
}

/** Synthesizes dingdong, with the stack that all stages share, and runs what it synthesized. */
export function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { stage, outDir, synthesizedIn } = options;
  return startCloud({
    ...options,
    async assembleAccount() {
      if (synthesizedIn !== undefined) return readAssembly(synthesizedIn, ACCOUNT_STACK_NAME);
      const { synthesizeAccount } = await import('./synthesize.ts');
      return readAssembly(outDir, synthesizeAccount(outDir));
    },
    async assemble() {
      if (synthesizedIn !== undefined) return readAssembly(synthesizedIn, `dingdong-${stage}`);
      // The CDK is a second's worth of loading: not before the port is known to be free.
      const { synthesize } = await import('./synthesize.ts');
      return readAssembly(outDir, synthesize(stage, outDir));
    },
  });
}

/** As `lib/account-app.ts` has it, which loads the CDK. */
const ACCOUNT_STACK_NAME = 'dingdong-account';
