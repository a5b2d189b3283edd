import { describe, expect, it } from 'vitest';
import { createFaults, FAULT, type FaultyCall, NO_ANSWER } from '../../local/faults.ts';

const FUNCTIONS = ['dingdong-dev-TransactionalSender1', 'dingdong-dev-MarketingSender2'];
const ANSWER = { status: 200, headers: {}, body: 'done' };

function aCall(call = 'dynamodb:UpdateItem', functionName = FUNCTIONS[0] ?? '') {
  const seen: string[] = [];
  const faulty: FaultyCall = {
    functionName,
    call,
    resources: ['', 'arn:aws:dynamodb:ap-southeast-1:000000000000:table/RecipientsTable1'],
    kill: () => void seen.push('killed'),
    refusal: (does) => ({ status: 400, headers: {}, body: does }),
  };
  const forward = async () => {
    seen.push('forwarded');
    return ANSWER;
  };
  return { seen, faulty, forward };
}

function withFault(fault: object) {
  const faults = createFaults();
  const full = { function: 'TransactionalSender', call: 'dynamodb:UpdateItem', ...fault };
  faults.add(FAULT.parse(full));
  return {
    faults,
    async meet(call = aCall()) {
      const answer = await faults.around(call.faulty, call.forward);
      return { seen: call.seen, answer: answer === NO_ANSWER ? answer : answer.body };
    },
  };
}

describe('a fault on something', () => {
  it('meets calls on that alone', async () => {
    const elsewhere = await withFault({ when: 'before', on: 'Controls' }).meet();
    expect(elsewhere).toEqual({ seen: ['forwarded'], answer: 'done' });
    const there = await withFault({ when: 'before', on: 'RecipientsTable' }).meet();
    expect(there.seen).toEqual(['killed']);
  });
});

describe('a call that a fault waits for', () => {
  it.each([
    ['kill', 'before', NO_ANSWER, ['killed']],
    ['kill', 'after', NO_ANSWER, ['forwarded', 'killed']],
    ['drop', 'before', NO_ANSWER, []],
    ['drop', 'after', NO_ANSWER, ['forwarded']],
    ['error', 'before', 'error', []],
    ['error', 'after', 'error', ['forwarded']],
    ['throttle', 'before', 'throttle', []],
    ['delay', 'before', 'done', ['forwarded']],
    ['delay', 'after', 'done', ['forwarded']],
  ])('meets it: %s %s', async (does, when, answer, seen) => {
    const { meet } = withFault({ does, when, delayMs: 1 });
    expect(await meet()).toEqual({ answer, seen });
  });

  it('meets it as often as was asked, after as many as were to be let through', async () => {
    const { meet, faults } = withFault({ does: 'error', when: 'before', skip: 1, times: 2 });
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push((await meet()).answer);
    expect(answers).toEqual(['done', 'error', 'error', 'done']);
    expect(faults.list()).toEqual([]);
  });

  it('kills its worker where nothing else is asked for, once', async () => {
    const { meet, faults } = withFault({ when: 'before' });
    expect((await meet()).seen).toEqual(['killed']);
    expect(faults.list()).toEqual([]);
  });
});

describe('a call of another function, or another call', () => {
  it('goes through', async () => {
    const { meet, faults } = withFault({ when: 'before' });
    expect((await meet(aCall('dynamodb:UpdateItem', FUNCTIONS[1]))).answer).toBe('done');
    expect((await meet(aCall('sns:Publish'))).answer).toBe('done');
    expect(faults.list()).toHaveLength(1);
    faults.clear();
    expect((await meet()).answer).toBe('done');
  });
});
