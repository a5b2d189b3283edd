import type { Assembly } from './assembly.ts';
import type { Cloud } from './provision/cloud.ts';
import { type Provisioned, provision } from './provision/provision.ts';

export interface StackSources {
  /** Makes what is to be run, once the port is known to be free. */
  assemble(): Promise<Assembly>;
  /** Makes what all stages of an account share, which is there before; nothing by default. */
  assembleAccount?(): Promise<Assembly>;
}

/** What runs here of both stacks; the outputs are those of the stage's. */
export interface Stacks extends Provisioned {
  /** Of the stage's. */
  readonly stackName: string;
  readonly templateSha256: string;
  /** Undefined where there is no stack of the account. */
  readonly accountTemplateSha256: string | undefined;
  /** As they were made up, by name. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly secretArns: Readonly<Record<string, string>>;
}

/** Provisions the stack of the account, and then that of the stage. */
export async function provisionStacks(
  sources: StackSources,
  cloud: Omit<Cloud, 'assembly' | 'onSecret'>,
): Promise<Stacks> {
  const secrets: Record<string, string> = {};
  const secretArns: Record<string, string> = {};
  const onSecret = (name: string, text: string, arn: string) => {
    secrets[name] = text;
    secretArns[name] = arn;
  };
  const provisioned = (assembly: Assembly) => provision(assembly, { ...cloud, assembly, onSecret });

  const account = await sources.assembleAccount?.();
  // While the account's function loads, in a process of its own, the stage is synthesized in ours.
  const [shared, stage] = await Promise.all([
    account === undefined ? NOTHING : provisioned(account),
    sources.assemble(),
  ]);
  const { outputs, running, idle } = await provisioned(stage);
  return {
    outputs,
    running: sumsOf(running, shared.running),
    idle: { ...idle, ...shared.idle },
    stackName: stage.stackName,
    templateSha256: stage.templateSha256,
    accountTemplateSha256: account?.templateSha256,
    ...{ secrets, secretArns },
  };
}

const NOTHING: Provisioned = { outputs: {}, running: {}, idle: {} };

type Counts = Readonly<Record<string, number>>;

const sumsOf = (some: Counts, more: Counts): Counts =>
  Object.fromEntries(
    Object.keys({ ...some, ...more }).map((type) => [type, (some[type] ?? 0) + (more[type] ?? 0)]),
  );
