/**
 * Writes `functions/domain/phone-metadata.json`: what libphonenumber-js knows of the countries that
 * are served, 6 KB instead of the 100 KB of all of them. To serve another country:
 * `node bin/phone-metadata.ts CN HK MO SG TW`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { phoneMetadata } from './phone-metadata/subset.ts';

const countries = process.argv.slice(2);
if (countries.length === 0) {
  console.error('name the countries to serve, such as: CN HK MO SG TW');
  process.exit(1);
}
const target = fileURLToPath(new URL('../functions/domain/phone-metadata.json', import.meta.url));
writeFileSync(target, `${JSON.stringify(phoneMetadata(countries), null, 2)}\n`);
