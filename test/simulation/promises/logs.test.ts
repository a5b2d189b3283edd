import { describe, expect, it } from 'vitest';
import { anEvent } from '../a-history.ts';
import { breachesOf } from '../breaches-of.ts';
import { logsAreDiscreet } from './logs.ts';

const found = breachesOf(logsAreDiscreet);

const logged = (line: string) => found({ events: [anEvent()], logged: [line] });

describe('a line of the log', () => {
  it('holds no number, with its country or without', () => {
    const holds = ['a line of the log holds a phone number'];
    expect(logged('{"phone":"+8613800138000"}')).toEqual(holds);
    expect(logged('sent to 13800138000')).toEqual(holds);
    expect(logged('{"phone":"+86138****8000","atMs":1795406400000}')).toEqual([]);
  });

  it('holds no text and no title, also where JSON escapes them', () => {
    const holds = ['a line of the log holds Chinese'];
    expect(logged('{"title":"积家翻转系列"}')).toEqual(holds);
    expect(logged('{"text":"\\u53eb"}')).toEqual(holds);
    expect(logged('{"text":"【】"}')).toEqual(holds);
    expect(logged('{"text":"déjà vu"}')).toEqual([]);
  });
});
