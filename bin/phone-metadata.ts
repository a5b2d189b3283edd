/**
 * Writes `functions/domain/phone-metadata.json`: what libphonenumber-js knows of PHONE_COUNTRIES in
 * `lib/settings.ts`, 6 KB instead of the 150 KB of all countries. After changing either, run
 * `npm run phone-metadata`.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PHONE_COUNTRIES } from '../lib/settings.ts';
import { phoneMetadata } from './phone-metadata/subset.ts';

const pathOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const target = pathOf('functions/domain/phone-metadata.json');
writeFileSync(target, `${JSON.stringify(phoneMetadata(PHONE_COUNTRIES), null, 2)}\n`);
// `npm run check` wants the file as biome would have written it.
const biome = pathOf('node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'format', '--write', target], { stdio: 'inherit' });
