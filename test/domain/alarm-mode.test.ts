import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAlarmMessage } from '../../functions/domain/alarm-message.ts';
import { alarmName, modeOnAlarm } from '../../functions/domain/alarm-mode.ts';
import { type Controls, NO_CONTROLS } from '../../functions/domain/controls.ts';
import { isAsStrict, MODES, type Mode } from '../../functions/domain/mode.ts';
import { anAlarmMessage } from '../support/an-alarm-message.ts';

const OURS = 'dingdong-dev';
const NEAR = alarmName(OURS, 'spend-near');
const REACHED = alarmName(OURS, 'spend-reached');

const on = (name: string, isStanding: boolean, controls: Partial<Controls> = {}) =>
  modeOnAlarm({ alarmName: name, isStanding }, OURS, { ...NO_CONTROLS, ...controls });

describe('an alarm that stands', () => {
  it('sets its mode: near the limit marketing pauses, at it everything stops', () => {
    expect(on(NEAR, true)).toBe('pause-marketing');
    expect(on(REACHED, true)).toBe('stop');
    expect(on(REACHED, true, { mode: 'pause-marketing', modeBy: NEAR })).toBe('stop');
    expect(on(NEAR, true, { mode: 'conserve', personMode: 'conserve' })).toBe('pause-marketing');
  });

  it.each<Mode>(['pause-marketing', 'stop'])('leaves %s, which is as strict', (mode) => {
    expect(on(NEAR, true, { mode })).toBeUndefined();
  });

  it('means nothing where it is of another deployment, or sets no mode', () => {
    expect(on(alarmName('dingdong-prod', 'spend-reached'), true)).toBeUndefined();
    expect(on('spend-reached', true)).toBeUndefined();
    expect(on('dingdong-dev-OperationsRunaway1A2B', true)).toBeUndefined();
  });
});

describe('an alarm that is over', () => {
  it('takes back what it set', () => {
    expect(on(NEAR, false, { mode: 'pause-marketing', modeBy: NEAR })).toBe('normal');
  });

  it('leaves what the one before it may still ask for', () => {
    expect(on(REACHED, false, { mode: 'stop', modeBy: REACHED })).toBe('pause-marketing');
    expect(on(REACHED, false, { mode: 'pause-marketing', modeBy: REACHED })).toBeUndefined();
  });

  it('takes back what the one beyond it set: that one is over as well', () => {
    expect(on(NEAR, false, { mode: 'stop', modeBy: REACHED })).toBe('normal');
    expect(on(NEAR, false, { mode: 'pause-marketing', modeBy: REACHED })).toBe('normal');
  });

  it('leaves what it did not set', () => {
    expect(on(REACHED, false, { mode: 'pause-marketing', modeBy: NEAR })).toBeUndefined();
    expect(on(NEAR, false, { mode: 'stop', personMode: 'stop' })).toBeUndefined();
    expect(on(NEAR, false)).toBeUndefined();
  });

  it('goes back to what a person set before it', () => {
    const stop = { mode: 'stop', modeBy: REACHED } as const;
    expect(on(NEAR, false, { ...stop, personMode: 'conserve' })).toBe('conserve');
    expect(on(REACHED, false, { ...stop, personMode: 'conserve' })).toBe('pause-marketing');
  });
});

describe('whatever a person and the alarms say, in whatever order', () => {
  type Said = { readonly mode: Mode } | { readonly name: string; readonly isStanding: boolean };
  const aMode = fc.constantFrom(...MODES);
  const anAlarm = fc.record({ name: fc.constantFrom(NEAR, REACHED), isStanding: fc.boolean() });
  const sayings = fc.array(fc.oneof(anAlarm, fc.record({ mode: aMode })), { maxLength: 12 });

  const after = (controls: Controls, said: Said): Controls => {
    if ('mode' in said) {
      const { modeBy, ...others } = controls;
      return { ...others, mode: said.mode, personMode: said.mode };
    }
    const mode = on(said.name, said.isStanding, controls);
    return mode === undefined ? controls : { ...controls, mode, modeBy: said.name };
  };
  const afterSayings = (all: readonly Said[]) => all.reduce(after, NO_CONTROLS);

  it('no alarm lets through more than a person last set', () => {
    fc.assert(
      fc.property(sayings, (all) => {
        const { mode, personMode = 'normal' } = afterSayings(all);
        expect(isAsStrict(mode, personMode)).toBe(true);
      }),
    );
  });

  it('once both are over, in either order, what a person last set is what is', () => {
    fc.assert(
      fc.property(sayings, fc.boolean(), (all, isNearFirst) => {
        const over = [NEAR, REACHED].map((name) => ({ name, isStanding: false }));
        const controls = afterSayings([...all, ...(isNearFirst ? over : over.toReversed())]);
        expect(controls.mode).toBe(controls.personMode ?? 'normal');
      }),
    );
  });
});

describe('a message of the topic', () => {
  it('says of an alarm whether it stands', () => {
    expect(readAlarmMessage(anAlarmMessage(NEAR, 'ALARM'))).toEqual({
      ...{ alarmName: NEAR, isStanding: true },
    });
    expect(readAlarmMessage(anAlarmMessage(NEAR, 'OK'))).toEqual({
      ...{ alarmName: NEAR, isStanding: false },
    });
  });

  it.each([
    ['of a state that says neither', anAlarmMessage(NEAR, 'INSUFFICIENT_DATA')],
    ['that somebody wrote', 'hello'],
    ['of something else', '{"AlarmName":1,"NewStateValue":"ALARM"}'],
    ['of nothing', 'null'],
  ])('%s is none of an alarm', (_, message) => {
    expect(readAlarmMessage(message)).toBeUndefined();
  });
});
