import { describe, expect, it } from 'vitest';
import type { ReplyDeps } from '../../functions/reply/reply.ts';
import { aReader, PHONE } from './a-reader.ts';

/** Where a worker dies: at which of its calls, before it is made or when it was. */
interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** Every port of the reader, of whose calls one is the worker's last. */
function mortal(death: Death) {
  let calls = 0;
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          calls += 1;
          const isLast = calls === death.call;
          if (isLast && death.when === 'before') throw new Error('died');
          const answer: unknown = await member.apply(target, args);
          if (isLast) throw new Error('died');
          return answer;
        };
      },
    });
  const change = (deps: ReplyDeps): ReplyDeps => ({
    ...deps,
    asks: wrap(deps.asks),
    replies: wrap(deps.replies),
    allowance: wrap(deps.allowance),
    choices: wrap(deps.choices),
    memory: wrap(deps.memory),
    announcer: wrap(deps.announcer),
    answers: wrap(deps.answers),
  });
  return { change, calls: () => calls };
}

const DEATHS: readonly Death[] = Array.from({ length: 12 }, (_, i) => i + 1).flatMap((call) => [
  { call, when: 'before' },
  { call, when: 'after' },
]);

/** The same text under two ids, the first of them twice, with a worker that dies once. */
async function happen(text: string, kind: string, death: Death) {
  const reader = aReader(mortal(death).change);
  reader.asked(kind);
  const startMs = reader.clock.now;
  for (const id of ['generic:1', 'generic:1', 'generic:2', 'generic:2', 'generic:1']) {
    const receivedAtMs = startMs + (id === 'generic:2' ? 30_000 : 0);
    await reader.write(text, { id, receivedAtMs });
    // Past the lease of a worker that died.
    reader.clock.now += 40_000;
  }
  return reader;
}

describe('a worker that dies at any of its calls', () => {
  it.each(DEATHS)('has one command come of a Y: $when call $call', async (death) => {
    const reader = await happen('Y', 'PriceProposed', death);
    expect(reader.put.length).toBeGreaterThan(0);
    expect(new Set(reader.put.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(reader.put[0]?.detail['answer']).toBe('yes');
    expect(reader.answers).toEqual([]);
  });

  it.each(DEATHS)(
    'has a refusal bind, and be confirmed by one text: $when call $call',
    async (death) => {
      const reader = await happen('退订', 'PriceProposed', death);
      expect(reader.state.profileOf(PHONE).refusedAtMs).toBeDefined();
      expect(new Set(reader.put.map((each) => JSON.stringify(each))).size).toBe(1);
      const told = reader.answers.map(({ detail, 'detail-type': kind }) => [
        kind,
        (detail as { readonly eventId: string }).eventId,
      ]);
      expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
      expect(told[0]?.[0]).toBe('OptOutConfirmed');
    },
  );

  it('dies at each call that there is', async () => {
    const never = { call: 0, when: 'before' } as const;
    const once = async (text: string) => {
      const { change, calls } = mortal(never);
      const reader = aReader(change);
      reader.asked('PriceProposed');
      await reader.write(text);
      return calls();
    };
    expect(await once('Y')).toBeLessThanOrEqual(12);
    expect(await once('退订')).toBeLessThanOrEqual(12);
  });
});
