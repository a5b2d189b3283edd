import { afterAll, describe, expect, it } from 'vitest';
import { createFaults } from '../../../local/faults.ts';
import { startGateway } from '../../../local/gateway.ts';
import { clockRoutes } from '../../../local/routes/clock.ts';
import { faultRoutes } from '../../../local/routes/faults.ts';
import { Restless } from '../../../local/time-travel.ts';

let nowMs = Date.UTC(2026, 10, 22, 2);
const gateway = await startGateway(0);
const travel = async (seconds: number) => {
  nowMs += seconds * 1000;
  if (seconds === 13) throw new Restless('still busy after 120 s: functions');
};
const functionNames = () => ['dingdong-dev-TransactionalSender1', 'dingdong-dev-MarketingSender2'];
gateway.serve(
  [],
  [...clockRoutes(() => nowMs, travel), ...faultRoutes(createFaults(), functionNames)],
);
afterAll(() => gateway.stop());

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`http://127.0.0.1:${gateway.port}/_dingdong/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
}

describe('the clock', () => {
  it('tells the time, and the new one when it was put forward', async () => {
    expect(await ask('GET', 'clock')).toEqual({
      status: 200,
      json: { now: '2026-11-22T02:00:00.000Z' },
    });
    expect(await ask('POST', 'clock', { advanceSeconds: 86_400 })).toEqual({
      status: 200,
      json: { now: '2026-11-23T02:00:00.000Z' },
    });
  });

  it.each([
    [{ advanceSeconds: -1 }, 'advanceSeconds'],
    [{ advanceSeconds: '1' }, 'advanceSeconds'],
    [{ advanceSeconds: 1e12 }, 'seconds from 0 to 315360000'],
    [{}, 'advanceSeconds'],
    [{ advanceSeconds: 1, backwards: true }, 'backwards'],
    ['soon', 'expected object'],
  ])('refuses %j, and says what is allowed', async (body, reason) => {
    const { status, json } = await ask('POST', 'clock', body);
    expect(status).toBe(400);
    expect(json.message).toContain(reason);
  });

  it('says what did not come to rest', async () => {
    const { status, json } = await ask('POST', 'clock', { advanceSeconds: 13 });
    expect([status, json.message]).toEqual([504, 'still busy after 120 s: functions']);
  });
});

describe('faults', () => {
  const fault = { function: 'TransactionalSender', call: 'sns:Publish', when: 'after' };

  it('are taken with what they leave open, listed, and taken away', async () => {
    const full = { ...fault, does: 'kill', on: '', times: 1, skip: 0, delayMs: 1_000 };
    expect(await ask('POST', 'faults', fault)).toEqual({ status: 201, json: full });
    expect((await ask('GET', 'faults')).json).toEqual({ faults: [full] });
    expect((await ask('DELETE', 'faults')).status).toBe(204);
    expect((await ask('GET', 'faults')).json).toEqual({ faults: [] });
  });

  it.each([
    [{ ...fault, function: 'Nobody' }, 'function is Nobody; allowed is a part of dingdong-dev-Tr'],
    [{ ...fault, call: 'Publish' }, 'a call such as dynamodb:UpdateItem'],
    [{ ...fault, when: 'during' }, 'when'],
    [{ ...fault, does: 'throttle' }, 'a throttled call was never done'],
    [{ ...fault, time: 2 }, 'time'],
    ['kill', 'expected object'],
  ])('that cannot be are refused with what is allowed: %j', async (body, reason) => {
    const { status, json } = await ask('POST', 'faults', body);
    expect(status).toBe(400);
    expect(json.message).toContain(reason);
  });
});
