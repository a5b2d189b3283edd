import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../local/store.ts';

const aFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-store-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

describe('a store', () => {
  it('keeps entries by key, in the order in which they came', () => {
    const entries = openStore().collection<{ readonly n: number }>('some "entries"');
    entries.put('a', { n: 1 });
    entries.put('b', { n: 2 });
    entries.put('a', { n: 3 });
    expect(entries.values()).toEqual([{ n: 3 }, { n: 2 }]);
    expect(entries.get('a')).toEqual({ n: 3 });
    expect(entries.get('c')).toBeUndefined();
    entries.delete('a');
    expect(entries.values()).toEqual([{ n: 2 }]);
    entries.clear();
    expect(entries.values()).toEqual([]);
  });

  it('without a folder forgets everything, and one with a folder nothing', () => {
    openStore().collection('entries').put('a', 1);
    expect(openStore().collection('entries').values()).toEqual([]);
    const dir = join(aFolder(), 'made', 'by', 'it');
    const store = openStore(dir);
    store.collection('entries').put('a', 1);
    store.close();
    expect(openStore(dir).collection('entries').values()).toEqual([1]);
  });

  it('has its folder to itself', () => {
    const dir = aFolder();
    const store = openStore(dir);
    expect(() => openStore(dir)).toThrow(`${dir} is in use`);
    store.close();
    openStore(dir).close();
  });

  it('has what was put by a process that was killed the moment after', () => {
    const dir = aFolder();
    const module = new URL('../../local/store.ts', import.meta.url).href;
    const { signal } = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `const { openStore } = await import(${JSON.stringify(module)});
       openStore(${JSON.stringify(dir)}).collection('entries').put('a', 'kept');
       process.kill(process.pid, 'SIGKILL');`,
    ]);
    expect(signal).toBe('SIGKILL');
    expect(openStore(dir).collection('entries').values()).toEqual(['kept']);
  });
});
