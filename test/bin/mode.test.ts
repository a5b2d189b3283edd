import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { controlsOnAws } from '../../bin/mode/controls.ts';
import { changeInWords, standingInWords } from '../../bin/mode/in-words.ts';
import { readModeOptions } from '../../bin/mode/options.ts';
import { setMode } from '../../bin/mode/set.ts';
import { type Controls, NO_CONTROLS } from '../../functions/domain/controls.ts';
import { settingsFor } from '../../lib/settings.ts';
import {
  type AwsRequest,
  type Emulator,
  jsonAnswer,
  operationOf,
} from '../../local/aws-request.ts';
import { type Gateway, startGateway } from '../../local/gateway.ts';
import { NOON_MS } from '../support/an-event.ts';
import { memoryControls } from '../support/memory-controls.ts';
import { runScript } from '../support/run-script.ts';
import { sdkAt } from '../support/sdk-at.ts';

const STAGE = {
  ...settingsFor('prod'),
  dailyBudgetFen: { transactional: 600_000, marketing: 120_000 },
};

const TODAY = '20261123';

const standing = (controls: Partial<Controls> = {}) =>
  standingInWords({ ...NO_CONTROLS, ...controls }, STAGE, NOON_MS);

describe('npm run mode', () => {
  it('shows the present mode where none is named', () => {
    expect(readModeOptions([])).toEqual({});
    expect(readModeOptions(['--stage', 'prod'])).toEqual({ stage: 'prod' });
    expect(readModeOptions(['stop', '--stage', 'prod'])).toEqual({ mode: 'stop', stage: 'prod' });
  });

  const ALLOWED =
    'allowed is one of normal, conserve, pause-marketing, stop, or none to see the present one';
  it.each([
    [['halt'], `the mode is halt; ${ALLOWED}`],
    [['stop', 'now'], `the mode is stop now; ${ALLOWED}`],
    [['stop', '--stag', 'prod'], "Unknown option '--stag'; allowed is --stage <stage>"],
  ])('refuses %j in one line', (args, message) => {
    expect(() => readModeOptions(args)).toThrow(message);
  });

  it('is one line and 1 where it was called wrongly, and where no cloud runs', async () => {
    const wrong = await runScript('mode', ['halt']);
    expect(wrong).toEqual({ code: 1, out: '', err: `the mode is halt; ${ALLOWED}\n` });
    const { code, err } = await runScript('mode');
    expect([code, err]).toEqual([1, expect.stringMatching(/^no local cloud is running: .*\n$/)]);
    const stage = await runScript('mode', ['--stage', 'staging']);
    expect(stage).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^no stage staging.*\n$/),
    });
  });
});

describe('how things stand, in words', () => {
  it('is a line of the mode, and a line for each lane of what it cost today', () => {
    expect(standing()).toEqual([
      'The mode is normal: everything is texted.',
      'Spent today on transactional texts: 0 fen (0.00 yuan) of 600,000 fen (6,000.00 yuan).',
      'Spent today on marketing texts: 0 fen (0.00 yuan) of 120,000 fen (1,200.00 yuan).',
    ]);
  });

  it('says who set the mode', () => {
    expect(standing({ mode: 'stop', modeBy: 'dingdong-prod-spend-reached' })[0]).toBe(
      'The mode is stop, set by the alarm dingdong-prod-spend-reached: ' +
        'nothing is texted, everything waits.',
    );
    expect(standing({ mode: 'conserve', personMode: 'conserve' })[0]).toBe(
      'The mode is conserve, set by a person: ' +
        'what the catalog calls optional waits, all else is texted.',
    );
  });

  it('says that an alarm is over that had set it', () => {
    expect(standing({ modeBy: 'dingdong-prod-spend-near' })[0]).toBe(
      'The mode is normal, now that the alarm dingdong-prod-spend-near is over: ' +
        'everything is texted.',
    );
  });

  it('says what halted a lane', () => {
    expect(standing({ halted: { marketing: 'AuthorizationError' } })).toContain(
      'But marketing texts are halted by AuthorizationError: mend that, then set a mode.',
    );
  });

  it('says by what the carrier slowed the rate, until it is back', () => {
    const slowed = { partsPerSecond: 10, atMs: NOON_MS - 12_000 };
    expect(standing({ slowed })).toContain(
      'The rate is 12.0 of 20 parts a second: ' +
        'the carrier slowed it at 2026-11-23 11:59:48 (Asia/Shanghai).',
    );
    expect(standing({ slowed: { ...slowed, atMs: NOON_MS - 61_000 } })).toHaveLength(3);
  });

  it('says of a budget that is used up what that means', () => {
    const spentFen = {
      [`transactional${TODAY}`]: 600_000,
      [`marketing${TODAY}`]: 123_450,
      marketing20261122: 5,
    };
    expect(standing({ spentFen }).slice(1)).toEqual([
      'Spent today on transactional texts: 600,000 fen (6,000.00 yuan) of ' +
        '600,000 fen (6,000.00 yuan), which is used up: they go on all the same.',
      'Spent today on marketing texts: 123,450 fen (1,234.50 yuan) of ' +
        '120,000 fen (1,200.00 yuan), which is used up: they wait for tomorrow.',
    ]);
  });

  it('says of a change what was, what is, and what goes again', () => {
    const before = { ...NO_CONTROLS, mode: 'stop', halted: { transactional: 'X' } } as const;
    expect(changeInWords(before, 'pause-marketing')).toEqual([
      'The mode was stop and is pause-marketing: ' +
        'marketing and what the catalog calls optional wait, all else is texted.',
      'transactional texts were halted by X, and are set going again.',
      'What waited looks again by itself: transactional news within 2 minutes, marketing within 15.',
    ]);
    expect(changeInWords(NO_CONTROLS, 'stop')).toHaveLength(1);
  });
});

describe('a mode that a person sets', () => {
  it('is set whatever an alarm sets at the same moment', async () => {
    const { operating, now } = memoryControls();
    let isFirst = true;
    const before = await setMode(
      {
        ...operating,
        async setMode(...given) {
          if (isFirst) await operating.setMode('stop', 'an-alarm', 'normal');
          isFirst = false;
          return operating.setMode(...given);
        },
      },
      'conserve',
      NOON_MS,
    );
    expect([before.mode, now().mode]).toEqual(['stop', 'conserve']);
  });

  it('is given up in one line where others never stop', async () => {
    const { operating } = memoryControls();
    const never = setMode({ ...operating, setMode: async () => false }, 'stop', NOON_MS);
    await expect(never).rejects.toThrow('others keep setting the mode');
  });
});

describe('the controls of a stage on AWS', () => {
  const asked: string[] = [];
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = await startGateway(0);
    const account: Emulator = {
      service: 'dynamodb',
      async handle(request: AwsRequest) {
        const input = JSON.parse(request.body);
        if (operationOf(request) !== 'ListTables') {
          asked.push(input.TableName);
          return jsonAnswer(200, { Item: { mode: { S: 'stop' } } });
        }
        return input.ExclusiveStartTableName === undefined
          ? jsonAnswer(200, {
              TableNames: ['dingdong-prod-RecipientsTable-X', 'dingdong-production-R'],
              LastEvaluatedTableName: 'dingdong-production-R',
            })
          : jsonAnswer(200, { TableNames: ['dingdong-prod-RecipientsControls0B-Y'] });
      },
    };
    gateway.serve([account], []);
    sdkAt(gateway.port);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await gateway.stop();
  });

  it('are found by the name of their table, on whatever page', async () => {
    expect((await (await controlsOnAws('dingdong-prod')).look()).mode).toBe('stop');
    expect(asked).toEqual(['dingdong-prod-RecipientsControls0B-Y']);
  });

  it('are missed in one line', async () => {
    await expect(controlsOnAws('dingdong-dev')).rejects.toThrow(
      'no stack dingdong-dev has a table of controls in this account and region',
    );
  });
});
