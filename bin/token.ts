/**
 * Prints a token for `/preferences`, as the platform would sign it, and nothing else:
 * `npm run -s token -- --phone 13800138000 [--hours 1]`.
 * With `--stage` it is signed with the secret of that stage on AWS.
 */
import { SignJWT } from 'jose';
import { runTool } from './run-tool.ts';
import { findRunning, nowOf } from './running.ts';
import { readTokenOptions } from './token/options.ts';
import { secretHere, secretOnAws } from './token/secret.ts';

await runTool(async (args) => {
  const { phone, hours, stage } = readTokenOptions(args);
  const running = stage === undefined ? findRunning() : undefined;
  const [secret, nowMs] =
    running === undefined
      ? [await secretOnAws(`dingdong-${stage}`), Date.now()]
      : [await secretHere(running.endpoint), await nowOf(running)];
  const nowSeconds = Math.floor(nowMs / 1000);
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(phone)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + hours * 3_600)
    .sign(new TextEncoder().encode(secret));
  console.log(token);
});
