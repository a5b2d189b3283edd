import { describe, expect, it } from 'vitest';
import { readRedriveOptions } from '../../../bin/redrive/options.ts';

describe('npm run redrive', () => {
  it('takes a lane, and what to do with which of its letters', () => {
    expect(readRedriveOptions(['--lane', 'facts'])).toEqual({ lane: 'facts', isDryRun: false });
    const all = ['--lane', 'marketing', '--reason', ' invalid ', '--dry-run', '--stage', 'prod'];
    expect(readRedriveOptions(all)).toEqual({
      ...{ lane: 'marketing', reason: 'invalid', isDryRun: true, stage: 'prod' },
    });
  });

  it.each([
    [[], '--lane is missing; allowed is one of transactional, marketing, facts'],
    [['--lane', 'fast'], '--lane is fast; allowed is one of transactional, marketing, facts'],
    [['--lane', 'toString'], '--lane is toString; allowed is one of'],
    [['--lane', 'facts', '--reason='], '--reason is empty; allowed is the beginning of a reason'],
    [
      ['--lane', 'facts', '--why', 'x'],
      "Unknown option '--why'; allowed is --lane <lane>, --reason <reason>, --dry-run, --stage",
    ],
  ])('refuses %j in one line', (args, message) => {
    expect(() => readRedriveOptions(args)).toThrow(message);
  });
});
