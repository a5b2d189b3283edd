import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType } from 'aws-cdk-lib';
import { type AssetCode, Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

/**
 * One file of all that a function's code imports. esbuild runs within this process: the CDK's own
 * construct for this calls it through npx, which takes half a second for each function.
 * @param entry below `functions/`, such as `send/handler.ts`
 */
export const bundle = (entry: string): AssetCode =>
  Code.fromAsset(FUNCTIONS, {
    // By what comes out: a comment that changes deploys nothing.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle(outDir) {
          writeFileSync(join(outDir, 'index.mjs'), bundleOf(entry));
          return true;
        },
      },
      // Never run: it tells one entry's bundle from another's, where the CDK knows it already.
      ...{ image: Runtime.NODEJS_24_X.bundlingImage, command: [entry] },
    },
  });

const FUNCTIONS = fileURLToPath(new URL('../functions', import.meta.url));

let bundles: ReadonlyMap<string, Uint8Array> | undefined;

function bundleOf(entry: string): Uint8Array {
  // All at once, and where one is needed at all: what several import is read once.
  bundles ??= bundleAll();
  const bundled = bundles.get(entry);
  if (bundled === undefined) throw new Error(`no function has the entry ${entry}`);
  return bundled;
}

/** By their entries: every function has its `handler.ts`. */
function bundleAll(): ReadonlyMap<string, Uint8Array> {
  const entries = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('/handler.ts'),
  );
  const { outputFiles } = buildSync({
    entryPoints: Object.fromEntries(entries.map((entry) => [entry, join(FUNCTIONS, entry)])),
    ...{ write: false, outdir: FUNCTIONS, outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node24', minify: true },
    // The packages' ESM builds first: they can be shaken, the CommonJS ones cannot. And nothing is
    // left to the runtime: the SDK that is tested is the SDK that runs.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
  return new Map(
    outputFiles.map(({ path, contents }) => [
      relative(FUNCTIONS, path).replace(/\.mjs$/, ''),
      contents,
    ]),
  );
}

// CommonJS parts of the bundle call `require`, which a module does not have.
const REQUIRE =
  "import{createRequire as createRequireOf}from'node:module';" +
  'const require=createRequireOf(import.meta.url);';
