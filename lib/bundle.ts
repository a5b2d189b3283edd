import { join } from 'node:path';
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
      local: { tryBundle: (outDir) => write(entry, outDir) },
      // Never run: it tells one entry's bundle from another's, where the CDK knows it already.
      ...{ image: Runtime.NODEJS_24_X.bundlingImage, command: [entry] },
    },
  });

const FUNCTIONS = fileURLToPath(new URL('../functions', import.meta.url));

function write(entry: string, outDir: string): true {
  buildSync({
    entryPoints: [join(FUNCTIONS, entry)],
    outfile: join(outDir, 'index.mjs'),
    ...{ bundle: true, format: 'esm', platform: 'node', target: 'node24', minify: true },
    // The packages' ESM builds first: they can be shaken, the CommonJS ones cannot. And nothing is
    // left to the runtime: the SDK that is tested is the SDK that runs.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    logLevel: 'warning',
  });
  return true;
}

// CommonJS parts of the bundle call `require`, which a module does not have.
const REQUIRE =
  "import{createRequire as createRequireOf}from'node:module';" +
  'const require=createRequireOf(import.meta.url);';
