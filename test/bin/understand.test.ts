import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { everyLineOf } from '../../bin/preview/lines.ts';
import { understoodOf } from '../../bin/understand/understood.ts';
import { runScript } from '../support/run-script.ts';

describe('a line of replies', () => {
  it.each([
    ['Y3287', '{"text":"Y3287","command":"yes","code":"3287"}'],
    ['3287延期3天', '{"text":"3287延期3天","command":"extend","days":3,"code":"3287"}'],
    ['', '{"text":"","command":"unknown"}'],
    ['?', '{"text":"?","command":"help"}'],
    ['同意\\n发自我的iPhone', '{"text":"同意\\\\n发自我的iPhone","command":"yes"}'],
    ['  退订 ', '{"text":"  退订 ","command":"opt-out"}'],
  ])('%j comes to %s', (line, json) => {
    expect(JSON.stringify(understoodOf(line))).toBe(json);
  });
});

describe('every line', () => {
  async function read(...chunks: string[]): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of everyLineOf(Readable.from(chunks))) lines.push(line);
    return lines;
  }

  it('comes as it is, however the stream was cut, blank ones included', async () => {
    expect(await read('\uFEFFa', 'b\r', '\n\n  \nc')).toEqual(['ab', '', '  ', 'c']);
    expect(await read('a\n')).toEqual(['a']);
    expect(await read('\n\n')).toEqual(['', '']);
    expect(await read()).toEqual([]);
  });
});

describe('npm run understand', () => {
  it('answers each line in its turn', async () => {
    const input = 'Y\r\n\n延期3天\\n谢谢\n卖了吗';
    const { code, out, err } = await runScript('understand', [], { input });
    expect(out.split('\n')).toEqual([
      '{"text":"Y","command":"yes"}',
      '{"text":"","command":"unknown"}',
      '{"text":"延期3天\\\\n谢谢","command":"extend","days":3}',
      '{"text":"卖了吗","command":"unknown"}',
      '',
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  it('answers a line before the next is there, and bears what is no UTF-8', async () => {
    const path = fileURLToPath(new URL('../../bin/understand.ts', import.meta.url));
    const child = spawn(process.execPath, [path]);
    child.stdin.write('Y\n');
    const [first] = await once(child.stdout, 'data');
    expect(`${first}`).toBe('{"text":"Y","command":"yes"}\n');
    child.stdin.end(Buffer.from([0xd5, 0xff, 0xfe, 0x0a]));
    const [second] = await once(child.stdout, 'data');
    expect(JSON.parse(`${second}`)).toMatchObject({ command: 'unknown' });
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('takes nothing else', async () => {
    const err = "Unknown option '--stage'; allowed is nothing\n";
    expect(await runScript('understand', ['--stage'])).toEqual({ code: 1, out: '', err });
  });
});
