import { describe, expect, it } from 'vitest';
import { aTemplate } from '../support/a-template.ts';

const { ofType } = aTemplate({ settings: { apiRatePerSecond: 7, apiBurst: 9 } });
const [[, stage] = []] = ofType('AWS::ApiGatewayV2::Stage');

describe('the HTTP API', () => {
  it('logs routes by key, and nothing in which a secret may stand', () => {
    const format = JSON.parse(stage?.Properties.AccessLogSettings.Format);
    expect(format).toMatchObject({
      requestId: '$context.requestId',
      routeKey: '$context.routeKey',
    });
    const variables = Object.values(format).join();
    expect(variables).not.toMatch(/\.path\b|authorizer|header|querystring|userAgent/i);
  });

  it('is throttled as the settings say', () => {
    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      ThrottlingRateLimit: 7,
      ThrottlingBurstLimit: 9,
    });
  });

  it('may call each of its functions for its own routes alone', () => {
    const paths = ofType('AWS::ApiGatewayV2::Route').map(
      ([, { Properties }]) => `/*/*${Properties.RouteKey.split(' ')[1]}`,
    );
    const scopes = ofType('AWS::Lambda::Permission')
      .filter(([, { Properties }]) => Properties.Principal === 'apigateway.amazonaws.com')
      .map(([, { Properties }]) => Properties.SourceArn['Fn::Join'][1].at(-1));
    expect(paths.length).toBeGreaterThan(0);
    expect(scopes.toSorted()).toEqual(paths.toSorted());
  });
});
