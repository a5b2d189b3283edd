import { describe, expect, it } from 'vitest';
import { createHeedAlarms } from '../../functions/mode/heed-alarms.ts';
import type { Operating } from '../../functions/ports/operating.ts';
import { anAlarmMessage } from '../support/an-alarm-message.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { memoryLog } from '../support/memory-log.ts';

const NEAR = 'dingdong-dev-spend-near';
const REACHED = 'dingdong-dev-spend-reached';

/** Who hears alarms, with the controls in memory and everything that was logged. */
function aHearer(change: (operating: Operating) => Operating = (same) => same) {
  const controls = memoryControls();
  const { log, logged } = memoryLog();
  const hear = createHeedAlarms({
    deployment: 'dingdong-dev',
    operating: change(controls.operating),
    log,
  });
  return { controls, logged, hear };
}

describe('alarms of what is spent in the month', () => {
  it('set a mode when they stand, and take it back when they are over', async () => {
    const { controls, hear, logged } = aHearer();
    await hear([anAlarmMessage(NEAR, 'ALARM')]);
    expect(controls.now()).toMatchObject({ mode: 'pause-marketing', modeBy: NEAR });
    await hear([anAlarmMessage(REACHED, 'ALARM')]);
    expect(controls.now()).toMatchObject({ mode: 'stop', modeBy: REACHED });
    await hear([anAlarmMessage(REACHED, 'OK'), anAlarmMessage(NEAR, 'OK')]);
    expect(controls.now().mode).toBe('normal');
    expect(logged.at(-1)).toBe(
      '["the mode is set",{"alarm":"dingdong-dev-spend-near","state":"over",' +
        '"was":"pause-marketing","mode":"normal"}]',
    );
  });

  it('that ring twice change nothing twice', async () => {
    const { controls, hear } = aHearer();
    await hear([anAlarmMessage(REACHED, 'ALARM'), anAlarmMessage(REACHED, 'ALARM')]);
    await controls.operating.setMode('normal', undefined, 'stop');
    await hear([anAlarmMessage(REACHED, 'OK'), anAlarmMessage(REACHED, 'OK')]);
    expect(controls.now()).toMatchObject({ mode: 'normal', personMode: 'normal' });
  });

  it('set no halted lane going', async () => {
    const { controls, hear } = aHearer();
    controls.amend({ halted: { marketing: 'AuthorizationError' } });
    await hear([anAlarmMessage(NEAR, 'ALARM'), anAlarmMessage(NEAR, 'OK')]);
    expect(controls.now().halted).toEqual({ marketing: 'AuthorizationError' });
  });
});

describe('what else comes from the topic', () => {
  it.each([
    ['another alarm', anAlarmMessage('dingdong-dev-OperationsRunaway', 'ALARM'), 'the mode stays'],
    ['no JSON', 'wake up', 'no change of an alarm'],
    ['no alarm', '{"hello":1}', 'no change of an alarm'],
  ])('changes nothing, and is logged: %s', async (_, message, line) => {
    const { controls, hear, logged } = aHearer();
    const before = controls.now();
    await hear([message]);
    expect(controls.now()).toEqual(before);
    expect(logged).toEqual([expect.stringContaining(line)]);
  });

  it('does not keep an alarm beside it from being heard', async () => {
    const { controls, hear } = aHearer();
    await hear(['wake up', anAlarmMessage(NEAR, 'ALARM')]);
    expect(controls.now().mode).toBe('pause-marketing');
  });
});

describe('a person who sets the mode at the same moment', () => {
  it('is heard: the alarm looks again', async () => {
    let isFirst = true;
    const { controls, hear } = aHearer((operating) => ({
      ...operating,
      async setMode(...given) {
        if (isFirst) await operating.setMode('stop', undefined, 'normal');
        isFirst = false;
        return operating.setMode(...given);
      },
    }));
    await hear([anAlarmMessage(NEAR, 'ALARM')]);
    expect(controls.now().mode).toBe('stop');
    expect(controls.now()).not.toHaveProperty('modeBy');
  });

  it('and goes on doing so makes it fail, so that Lambda tries again', async () => {
    const { hear } = aHearer((operating) => ({ ...operating, setMode: async () => false }));
    await expect(hear([anAlarmMessage(NEAR, 'ALARM')])).rejects.toThrow(
      `${NEAR}: others kept setting the mode`,
    );
  });
});
