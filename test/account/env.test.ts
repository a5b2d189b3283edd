import { describe, expect, it } from 'vitest';
import { readAccountEnv, readProperties } from '../../functions/account/env.ts';
import { anAccountTemplate } from '../support/an-account-template.ts';

const { ofType } = anAccountTemplate();
const [deployed] = ofType('AWS::Lambda::Function');
const [resource] = ofType('Custom::SmsDeliveryLogging');

describe('what the account stack tells its function', () => {
  it('is an environment that it reads', () => {
    const { CALL_TIMEOUT_SECONDS } = readAccountEnv(deployed?.Properties.Environment.Variables);
    expect(CALL_TIMEOUT_SECONDS).toBe(5);
    expect(() => readAccountEnv({})).toThrow('CALL_TIMEOUT_SECONDS');
  });

  it('are properties that it reads: three days, and of what was delivered all', () => {
    const given = { ...resource?.Properties, KeyArn: 'key', RoleArn: 'role', LogGroups: ['a'] };
    expect(readProperties(given)).toMatchObject({ RetentionDays: 3, SampledPercent: 100 });
  });

  it('leaves it the time for every call and for its answer', () => {
    const { Timeout } = deployed?.Properties ?? {};
    expect(Timeout).toBeGreaterThanOrEqual(7 * 5 + 3 * 5);
    // A function that dies is brought the request twice more, after one minute and after two.
    expect(Number(resource?.Properties.ServiceTimeout)).toBeGreaterThanOrEqual(3 * Timeout + 180);
  });
});
