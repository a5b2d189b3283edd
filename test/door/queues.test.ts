import { describe, expect, it } from 'vitest';
import { aDoor, BODIES, FORMAT_NAMES } from './a-door.ts';

const broken = async () => {
  throw Object.assign(new Error('+8613800138000 wrote Y'), { name: 'Throttled' });
};

describe('a queue that does not take it', () => {
  it.each(FORMAT_NAMES)('is 503 to %s, which calls again', async (format) => {
    const door = aDoor({ queue: { put: broken } });
    expect(await door.hear(format)).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
    expect(door.counted).toEqual(['Refused,unavailable,1']);
    expect(door.logged).toEqual([
      JSON.stringify(['not taken in', { requestId: 'request-1', format, error: 'Throttled' }]),
    ]);
  });

  it('is 503 as well where it is the one for what cannot be read', async () => {
    const door = aDoor({ deadLetters: { put: broken } });
    const [good] = BODIES.aliyun;
    expect(await door.hear('aliyun', [good, {}])).toMatchObject({ status: 503 });
    expect(door.queued).toHaveLength(1);
    expect(await door.hear('aliyun', [{}, {}])).toMatchObject({ status: 400 });
  });
});
