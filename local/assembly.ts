import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from './template/template.ts';

/** What `cdk synth` left in `cdk.out`, as `cdk deploy` would read it. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** SHA-256 of the template's file, in hex. */
  readonly templateSha256: string;
  /** The folder of an asset, by the key under which the template names it. */
  assetPath(objectKey: string): string;
}

interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

/** @throws where a file is missing or no JSON */
export function readAssembly(outDir: string, stackName: string): Assembly {
  const text = readFileSync(join(outDir, `${stackName}.template.json`), 'utf8');
  const { files }: AssetManifest = JSON.parse(
    readFileSync(join(outDir, `${stackName}.assets.json`), 'utf8'),
  );
  const paths = new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, source.path] as const),
    ),
  );
  return {
    stackName,
    template: JSON.parse(text),
    templateSha256: createHash('sha256').update(text).digest('hex'),
    assetPath(objectKey) {
      const path = paths.get(objectKey);
      if (path === undefined) throw new Error(`${stackName}.assets.json knows no ${objectKey}`);
      return join(outDir, path);
    },
  };
}
