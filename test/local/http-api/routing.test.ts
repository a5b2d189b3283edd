import { describe, expect, it } from 'vitest';
import { startHttpApi } from '../../../local/http-api.ts';
import { A_REQUEST, anApi, message } from './an-api.ts';

/** The route that is taken, and its variables. */
async function taken(routeKeys: readonly string[], method: string, rawPath: string) {
  const { send, events } = anApi({ routeKeys });
  const { status } = await send({ method, rawPath });
  const [event] = events;
  return event === undefined ? status : [event['routeKey'], event['pathParameters']];
}

// Developer guide of API Gateway, "Create routes for HTTP APIs": the route that matches most
// specifically is taken, full matches first, then greedy variables, then $default.
describe('the route of a request', () => {
  const ROUTES = [
    '$default',
    'ANY /{proxy+}',
    'GET /pets/{proxy+}',
    'GET /pets/dog/{id}',
    'GET /pets/dog/1',
    'ANY /pets/dog/1',
  ];
  it.each<[request: string, route: string, parameters: object | undefined]>([
    ['GET /pets/dog/1', 'GET /pets/dog/1', undefined],
    ['GET /pets/dog/2', 'GET /pets/dog/{id}', { id: '2' }],
    ['GET /pets/cat/1', 'GET /pets/{proxy+}', { proxy: 'cat/1' }],
    ['POST /pets/dog/1', 'ANY /pets/dog/1', undefined],
    ['POST /pets/dog/2', 'ANY /{proxy+}', { proxy: 'pets/dog/2' }],
    ['POST /test/5', 'ANY /{proxy+}', { proxy: 'test/5' }],
    ['GET /', '$default', undefined],
  ])('%s is %s', async (request, route, parameters) => {
    const [method = '', path = ''] = request.split(' ');
    for (const routeKeys of [ROUTES, ROUTES.toReversed()]) {
      expect(await taken(routeKeys, method, path)).toEqual([route, parameters]);
    }
  });

  it('tells a text from a variable at the first place where they differ', async () => {
    const routeKeys = ['GET /{a}/{b}/end', 'GET /{a}/mid/{c}', 'GET /top/{b}/{c}'];
    expect(await taken(routeKeys, 'GET', '/top/mid/end')).toEqual([
      'GET /top/{b}/{c}',
      { b: 'mid', c: 'end' },
    ]);
    expect(await taken(routeKeys, 'GET', '/x/mid/end')).toEqual([
      'GET /{a}/mid/{c}',
      { a: 'x', c: 'end' },
    ]);
  });

  it.each([
    ['another method', 'PUT', '/replies/twilio'],
    ['HEAD where there is GET', 'HEAD', '/preferences'],
    ['another path', 'POST', '/reply/twilio'],
    ['a path that is longer', 'POST', '/replies/twilio/s/more'],
    ['a path that ends with a slash', 'GET', '/preferences/'],
    ['a variable without a value', 'POST', '/replies//s'],
    ['other capitals', 'GET', '/Preferences'],
  ])('is none for %s: Not Found', async (_, method, rawPath) => {
    const routeKeys = [
      'POST /replies/{format}/{secret}',
      'POST /replies/{format}',
      'GET /preferences',
    ];
    expect(await taken(routeKeys, method, rawPath)).toBe(404);
    const { body, headers } = await anApi({ routeKeys }).send({ method, rawPath });
    expect(body).toBe(message('Not Found'));
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
  });

  // The same page: parameters are decoded before they are handed on.
  it('has its variables decoded, a slash within them included', async () => {
    expect(await taken(['GET /{who}/{what}'], 'GET', '/%E5%8F%AE%E5%92%9A/a%2Fb+c')).toEqual([
      'GET /{who}/{what}',
      { who: '叮咚', what: 'a/b+c' },
    ]);
  });

  it('is not looked for in a path that cannot be decoded: Bad Request', async () => {
    expect(await taken(['$default'], 'GET', '/a%zz')).toBe(400);
  });
});

describe('an API', () => {
  it('answers Not Found as long as it has no stage, and nothing as long as it is not there', async () => {
    const { host } = anApi();
    const api = startHttpApi(host);
    expect(await api.handle(A_REQUEST)).toBeUndefined();
    api.createApi('shop');
    expect(await api.handle(A_REQUEST)).toMatchObject({ status: 404, body: message('Not Found') });
  });

  it('is the only one', () => {
    expect(() => anApi().api.createApi('another')).toThrow('another: one HTTP API');
  });

  it('has each route once, and none of an integration that is not there', () => {
    const { api, apiId } = anApi({ routeKeys: ['GET /a'] });
    const again = { apiId, routeKey: 'GET /a', integrationId: 'none' };
    expect(() => api.createRoute(again)).toThrow('no integration has the id none');
    expect(() => anApi({ routeKeys: ['GET /a', 'GET /a'] })).toThrow('GET /a is there already');
  });

  it.each([
    ['get /a', 'neither $default'],
    ['GET a', 'neither $default'],
    ['FETCH /a', 'neither $default'],
    ['GET /{a+}/b', 'not its end'],
    ['GET /a{b}', '"a{b}"'],
  ])('has no route with the key %s', (routeKey, named) => {
    expect(() => anApi({ routeKeys: [routeKey] })).toThrow(named);
  });
});
