import { COMPUTED } from './imports.ts';

/** What the files of one layer may read. Patterns are those of `path.matchesGlob`. */
export interface Layer {
  readonly name: string;
  readonly files: string;
  /**
   * Files of the repository. `type …` for their types alone, `./**` for all that stands in the same
   * folder of the first two levels, such as `functions/send`.
   */
  readonly may: readonly string[];
  /** `name#export` for one export alone, `type …` for types alone. */
  readonly packages: readonly string[];
  /** What to do where the rule is broken. */
  readonly instead: string;
}

/** All that Node brings. */
const NODE = 'node:*{,/**}';

/** The dependency rule. The first layer whose pattern fits a file is the file's. */
export const LAYERS: readonly Layer[] = [
  {
    name: 'domain',
    files: 'functions/domain/**',
    may: ['functions/domain/**'],
    // Pure libraries are values too: docs/adr/0003-a-functional-core.md.
    packages: ['zod/mini', 'libphonenumber-js/core', 'temporal-polyfill', 'node:crypto#hash'],
    instead: 'take what it needs as an argument',
  },
  {
    name: 'catalog',
    files: 'functions/catalog/**',
    may: ['functions/catalog/**', 'functions/domain/kind.ts'],
    packages: ['zod/mini'],
    instead: 'keep the catalog data; what reads it stands elsewhere',
  },
  {
    name: 'ports',
    files: 'functions/ports{.ts,/**}',
    may: ['functions/domain/**', 'functions/ports/**'],
    packages: [],
    instead: 'say it in the words of the domain',
  },
  {
    name: 'adapters',
    files: 'functions/adapters/**',
    may: ['functions/adapters/**', 'functions/ports{.ts,/**}', 'functions/domain/**'],
    packages: ['@aws-sdk/**', 'jose', NODE],
    instead: 'let wiring.ts hand it in',
  },
  {
    name: 'handler and wiring',
    files: 'functions/*/{handler,wiring}.ts',
    may: ['functions/**'],
    packages: ['@aws-sdk/**', '@middy/core', 'type aws-lambda', NODE],
    instead: 'a function knows nothing of how it is deployed, run or tested',
  },
  {
    name: 'env',
    files: 'functions/*/env.ts',
    may: ['functions/domain/**'],
    packages: ['zod/mini'],
    instead: 'keep it a schema: lib reads its type',
  },
  {
    name: 'shells',
    files: 'functions/*/**',
    may: ['./**', 'functions/{batch,domain,catalog}/**', 'functions/ports{.ts,/**}'],
    packages: [],
    instead: 'ask for a port in functions/ports, and let wiring.ts hand it in',
  },
  {
    name: 'lib',
    files: 'lib/**',
    may: ['lib/**', 'functions/catalog/**', 'functions/domain/**', 'type functions/*/env.ts'],
    packages: [
      'aws-cdk-lib',
      'aws-cdk-lib/**',
      'constructs',
      'esbuild',
      'zod',
      'node:fs',
      'node:path',
      'node:url',
    ],
    instead: 'derive it from the catalog, from a value of the domain or from the type of an env.ts',
  },
  {
    name: "the process of a function's code",
    files: 'local/lambda/bootstrap.ts',
    may: ['local/**'],
    packages: [NODE, 'type aws-lambda', COMPUTED],
    instead: "its imports are loaded beside the function's own code: keep them few",
  },
  {
    name: "fauxqs's edge",
    files: 'local/sqs/**',
    // Not among what the package exports, whose version is pinned.
    may: ['local/**', 'node_modules/fauxqs/**'],
    packages: ['fauxqs', NODE],
    instead: 'let local/sqs.ts hand it in',
  },
  {
    name: 'local',
    files: 'local/**',
    // The key under which cdk.out says why a grant is there is one name in both.
    may: ['local/**', 'lib/{account-app,app,unused-grant}.ts', 'functions/catalog/**'],
    packages: [
      ...['dynalite', 'fauxqs', 'light-my-request', 'sms-segments-calculator'],
      ...[NODE, 'type aws-lambda', 'zod', 'zod/mini'],
    ],
    instead: 'read the template: the local cloud knows the app by what it synthesizes to',
  },
  {
    name: 'the script that fuzzes',
    files: 'bin/fuzz.ts',
    may: ['bin/**', 'test/fuzz/**'],
    packages: [NODE],
    instead: 'let test/fuzz do it: what the script runs, npm test runs too',
  },
  {
    name: 'the command of the simulator',
    files: 'bin/{simulate.ts,simulate/**}',
    may: ['{bin,functions,lib,local}/**', 'test/simulation/**'],
    packages: ['**'],
    instead: 'let test/simulation/run hand it in',
  },
  {
    name: 'bin',
    files: 'bin/**',
    may: ['{bin,functions,lib,local}/**'],
    packages: ['**'],
    instead: 'what tests share with a tool belongs to the tool',
  },
  {
    name: 'bench',
    files: 'bench/**',
    may: ['{bench,bin,functions,lib,local}/**', 'test/support/**'],
    packages: ['**'],
    instead: 'what tests share with a benchmark belongs to the benchmark',
  },
  {
    name: 'test',
    files: 'test/**',
    may: ['**'],
    packages: ['**', COMPUTED],
    instead: '',
  },
  {
    name: 'the settings of the tools',
    files: '*.ts',
    may: ['test/support/**'],
    packages: ['vitest/config', NODE],
    instead: 'keep it a table',
  },
];
