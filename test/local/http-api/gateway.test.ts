import { describe, expect, it, onTestFinished } from 'vitest';
import { startGateway } from '../../../local/gateway.ts';
import { anApi, message } from './an-api.ts';

type Settings = Parameters<typeof anApi>[0];

/** An API behind the gateway of this machine. */
async function serve(settings: Settings) {
  const gateway = await startGateway(0);
  onTestFinished(() => gateway.stop());
  const { api, events } = anApi(settings);
  gateway.serve([], [], { site: api.handle });
  return { events, at: (path: string) => `http://127.0.0.1:${gateway.port}${path}` };
}

describe('an API behind the gateway', () => {
  it('hears what was sent, and its answer arrives as it is', async () => {
    const answer = { statusCode: 201, cookies: ['a=1', 'b=2'], headers: { 'X-Of': 'shop' } };
    const { at, events } = await serve({
      routeKeys: ['POST /replies/{format}'],
      invoke: async () => ({
        ok: true,
        payload: { ...answer, body: '5Y+u', isBase64Encoded: true },
      }),
    });
    const response = await fetch(at('/replies/%E5%8F%AE?a=%20b'), {
      method: 'POST',
      body: new URLSearchParams({ Body: 'Y' }),
    });
    expect(response.status).toBe(201);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-of')).toBe('shop');
    expect(response.headers.get('apigw-requestid')).toMatch(/=$/);
    expect(await response.text()).toBe('叮');
    expect(events).toMatchObject([
      {
        rawPath: '/replies/叮',
        rawQueryString: 'a=%20b',
        queryStringParameters: { a: ' b' },
        pathParameters: { format: '叮' },
        body: Buffer.from('Body=Y').toString('base64'),
        isBase64Encoded: true,
      },
    ]);
  });

  it('answers Not Found for what it has no route for', async () => {
    const { at } = await serve({ routeKeys: ['POST /replies/{format}'] });
    const response = await fetch(at('/elsewhere'));
    expect([response.status, await response.text()]).toEqual([404, message('Not Found')]);
  });
});
