import fc from 'fast-check';
import type { Reader } from '../../functions/domain/copy/voice.ts';

export const ANY_READER: fc.Arbitrary<Reader> = fc
  .record({
    privacy: fc.constantFrom('discreet', 'code', 'full'),
    experience: fc.constantFrom('new', 'known', 'repeat'),
    timeZone: fc.constantFrom(undefined, 'America/New_York'),
    marketFen: fc.option(fc.integer({ min: 1, max: 10 ** 11 }), { nil: undefined }),
  })
  .map((reader) => JSON.parse(JSON.stringify(reader)) as Reader);
