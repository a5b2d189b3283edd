import { describe, expect, it } from 'vitest';
import { readSendOptions } from '../../bin/send-options.ts';
import { readStartOptions } from '../../bin/start-options.ts';

describe('npm start', () => {
  it('begins with the stage and the ports that the documents name', () => {
    expect(readStartOptions([])).toEqual({
      stage: 'dev',
      port: 4566,
      consolePort: 4577,
      plays: 'nothing',
    });
  });

  it('takes others', () => {
    const args = ['--stage', 'prod', '--port', '0', '--console-port', '8080', '--demo'];
    expect(readStartOptions(args)).toEqual({
      stage: 'prod',
      port: 0,
      consolePort: 8080,
      plays: 'a-day',
    });
  });

  it('takes a folder to keep its state in, and a time to begin at', () => {
    const args = ['--data', '/tmp/somewhere', '--now', '2026-11-22T10:00:00+08:00'];
    expect(readStartOptions(args)).toMatchObject({
      dataDir: '/tmp/somewhere',
      startMs: Date.parse('2026-11-22T02:00:00Z'),
    });
  });

  it.each(['tomorrow', '2026-11-22', '2026-11-22T10:00:00', '2026-13-22T10:00:00Z'])(
    'refuses --now %s, and says what is allowed',
    (value) => {
      expect(() => readStartOptions(['--now', value])).toThrow(
        `--now is ${value}; allowed is a time with an offset, such as 2026-11-22T10:00:00+08:00`,
      );
    },
  );

  it('refuses a folder without a name', () => {
    expect(() => readStartOptions(['--data='])).toThrow('--data is empty; allowed is a folder');
  });

  it.each([
    ['--port', 'http'],
    ['--port', '-1'],
    ['--console-port', '65536'],
  ])('refuses %s %s, and says what is allowed', (option, value) => {
    expect(() => readStartOptions([`${option}=${value}`])).toThrow(
      `${option} is ${value}; allowed is a port from 0 to 65535`,
    );
  });
});

describe('npm run send', () => {
  const read = (...args: string[]) => readSendOptions(args);
  const changed = (...sets: string[]) =>
    read('BidPlaced', '--phone', '13800138000', ...sets.flatMap((set) => ['--set', set])).changesOf(
      { bidFen: 1, item: { id: 'i', code: '3287' } },
    );

  it('reads the kind and the phone', () => {
    const { entry, phone, stage } = read('ItemSold', '--phone', '138 0013 8000');
    expect([entry.name, phone, stage]).toEqual(['ItemSold', '+8613800138000', undefined]);
  });

  it('changes fields, within the item too, as numbers where they are', () => {
    expect(changed('bidFen=990050', 'item.category=手袋', 'item.code=0042')).toEqual({
      bidFen: 990_050,
      item: { id: 'i', code: '0042', category: '手袋' },
    });
  });

  it('adds an object that the example lacks', () => {
    expect(changed('extra.note=a=b')).toMatchObject({ extra: { note: 'a=b' } });
  });

  it.each([
    [['--phone', '13800138000'], 'the kind is missing; allowed is one of ItemReceived, '],
    [['Sold', '--phone', '13800138000'], 'the kind is Sold; allowed is one of'],
    [['ItemSold'], '--phone is missing; allowed is a mobile number'],
    [['ItemSold', '--phone', '12'], '--phone is 12; allowed is a mobile number'],
    [['ItemSold', '--telephone', '12'], "Unknown option '--telephone'"],
  ])('refuses %j, and says what is allowed', (args, message) => {
    expect(() => read(...args)).toThrow(message);
  });

  it('refuses a change that names no field', () => {
    expect(() => changed('nothing')).toThrow('--set is nothing; allowed is a field and its value');
  });
});
