import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openGround } from '../../local/ground.ts';
import { realNowMs } from '../../local/shifted-date.ts';

const DAY_MS = 86_400_000;

const aFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'dingdong-ground-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

describe('the time of a cloud', () => {
  it('is real where nobody says otherwise, and given back when it ends', () => {
    const ground = openGround({});
    expect(Math.abs(ground.clock.now() - realNowMs())).toBeLessThan(50);
    ground.close();
    const another = openGround({ startMs: Date.UTC(2030, 0, 1) });
    expect(new Date().getUTCFullYear()).toBe(2030);
    another.close();
    expect(Math.abs(Date.now() - realNowMs())).toBeLessThan(50);
  });

  it('is kept with its data, and goes on while nothing runs', () => {
    const dataDir = aFolder();
    const first = openGround({ dataDir });
    first.clock.jumpTo(first.clock.now() + DAY_MS);
    first.keepTime();
    first.close();
    const second = openGround({ dataDir });
    expect(Math.abs(second.clock.now() - realNowMs() - DAY_MS)).toBeLessThan(1_000);
    second.close();
  });

  it('may begin later than it was left, and not earlier', () => {
    const dataDir = aFolder();
    openGround({ dataDir, startMs: realNowMs() + DAY_MS }).close();
    expect(() => openGround({ dataDir, startMs: realNowMs() })).toThrow(
      /^the clock of .* has come to .*Z; allowed for --now is a later time/,
    );
    const later = openGround({ dataDir, startMs: realNowMs() + 2 * DAY_MS });
    expect(Math.abs(later.clock.now() - realNowMs() - 2 * DAY_MS)).toBeLessThan(1_000);
    later.close();
  });
});

describe('a beginning that depends on the kept clock', () => {
  it('is told where that has come to, or that none is kept', () => {
    const dataDir = aFolder();
    const told: (number | undefined)[] = [];
    const begin = (keptMs: number | undefined) => {
      told.push(keptMs);
      return realNowMs() + 3 * DAY_MS;
    };
    openGround({ dataDir, startMs: begin }).close();
    openGround({ dataDir, startMs: begin }).close();
    const [none, kept = 0] = told;
    expect(none).toBeUndefined();
    expect(Math.abs(kept - realNowMs() - 3 * DAY_MS)).toBeLessThan(1_000);
  });
});

describe('a folder', () => {
  it('has a place for each emulator, and without one there is none', () => {
    const dataDir = aFolder();
    const ground = openGround({ dataDir });
    expect(ground.folderOf('sqs')).toBe(join(dataDir, 'sqs'));
    ground.close();
    const forgetful = openGround({});
    expect(forgetful.folderOf('sqs')).toBeUndefined();
    forgetful.close();
  });
});
