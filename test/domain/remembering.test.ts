import { describe, expect, it } from 'vitest';
import { createMemory, remembering } from '../../functions/domain/remembering.ts';

describe('a text that comes again', () => {
  it('is read once', () => {
    const { read, texts } = aReader();
    expect([read('a'), read('a')]).toEqual(['A', 'A']);
    expect(texts).toEqual(['a']);
  });

  it('is read again where its reading was not worth keeping', () => {
    const { read, texts } = aReader({ isKept: (reading) => reading !== 'A' });
    for (const text of ['a', 'a', 'b', 'b']) read(text);
    expect(texts).toEqual(['a', 'a', 'b']);
  });

  it('is read again where it is longer than what is remembered', () => {
    const { read, texts } = aReader({ units: 2 });
    for (const text of ['aa', 'aa', 'aaa', 'aaa']) read(text);
    expect(texts).toEqual(['aa', 'aaa', 'aaa']);
  });

  it('is read again after as many others as there is room for', () => {
    const { read, texts } = aReader({ texts: 2 });
    for (const text of ['a', 'b', 'a', 'c', 'a']) read(text);
    expect(texts).toEqual(['a', 'b', 'c', 'a']);
  });
});

describe('a memory', () => {
  it('knows nothing of what it was not told', () => {
    const memory = createMemory<number>({ texts: 1, units: 1 });
    memory.set('a', 1);
    expect([memory.get('a'), memory.get('b')]).toEqual([1, undefined]);
  });
});

/** Reads in capitals, and says what it was asked to read. */
function aReader({
  texts: room = 10,
  units = 10,
  isKept = (reading: string) => reading !== '',
} = {}) {
  const texts: string[] = [];
  const read = remembering(
    (text: string) => {
      texts.push(text);
      return text.toUpperCase();
    },
    { texts: room, units },
    isKept,
  );
  return { read, texts };
}
