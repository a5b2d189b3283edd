import { describe, expect, it } from 'vitest';
import { readModeEnv } from '../../functions/mode/env.ts';
import { aTemplate } from '../support/a-template.ts';

const [[, setter] = []] = aTemplate()
  .ofType('AWS::Lambda::Function')
  .filter(([id]) => id.startsWith('OperationsMode'));

/** What the template sets, with a name in the place of its reference. */
const ENV = { ...setter?.Properties.Environment.Variables, CONTROLS_TABLE: 'controls' };

describe('the environment of who sets modes', () => {
  it('is as the template sets it', () => {
    expect(readModeEnv(ENV)).toEqual({
      ...{ CONTROLS_TABLE: 'controls', DEPLOYMENT: 'dingdong-dev', WRITE_TIMEOUT_SECONDS: 2 },
    });
  });

  it.each([
    ['CONTROLS_TABLE', ''],
    ['DEPLOYMENT', ''],
    ['WRITE_TIMEOUT_SECONDS', '0'],
  ])('is refused where %s is "%s", by its name', (name, value) => {
    expect(() => readModeEnv({ ...ENV, [name]: value })).toThrow(name);
  });
});
