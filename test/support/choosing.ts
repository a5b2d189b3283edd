import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Preferences } from '../../functions/domain/preferences.ts';
import type { ACloud } from './a-cloud.ts';
import { aSignedToken } from './a-signed-token.ts';

/** Has somebody change their preferences, as the platform's page does. */
export async function choose(
  cloud: ACloud,
  phone: string,
  change: Partial<Preferences> & { readonly marketing?: 'opted-in' | 'opted-out' },
): Promise<void> {
  const secrets = JSON.parse(readFileSync(join(cloud.stateDir, 'secrets.json'), 'utf8'));
  const { now } = (await cloud.get('/_dingdong/clock')) as { readonly now: string };
  const exp = Math.floor(Date.parse(now) / 1_000) + 3_600;
  const token = await aSignedToken({ sub: phone, exp }, secrets.preferences);
  const put = () =>
    fetch(`${cloud.outputs['ApiUrl']}/preferences`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(change),
    });
  const first = await put();
  // What a slow machine answers, and asks for.
  const answer = first.status === 503 ? await put() : first;
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}
