import { describe, expect, it } from 'vitest';
import { logLinesOf } from '../../functions/domain/log-lines.ts';

const handed = (messageType: string) =>
  JSON.stringify({
    ...{ messageType, owner: '123456789012', logGroup: 'g', logStream: 's' },
    subscriptionFilters: ['f'],
    logEvents: [
      { id: '1', timestamp: 1, message: 'one' },
      { id: '2', timestamp: 2, message: 'two' },
    ],
  });

describe('what a subscription of logs hands over', () => {
  it('is lines', () => {
    expect(logLinesOf(handed('DATA_MESSAGE'))).toEqual(['one', 'two']);
  });

  it('may be a control message, which has none', () => {
    expect(logLinesOf(handed('CONTROL_MESSAGE'))).toEqual([]);
  });

  it.each(['', '{}', handed('ANOTHER')])('is nothing else: %s', (text) => {
    expect(() => logLinesOf(text)).toThrow();
  });
});
