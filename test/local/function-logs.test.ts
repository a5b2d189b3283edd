import { describe, expect, it } from 'vitest';
import { functionLogs } from '../../local/function-logs.ts';
import { type Judge, LENIENT, type RoleCall } from '../../local/iam/judge.ts';
import type { FunctionDefinition } from '../../local/lambda/function-definition.ts';

const SENDER: FunctionDefinition = {
  name: 'sender',
  arn: 'arn:aws:lambda:ap-southeast-1:000000000000:function:sender',
  codePath: '/nowhere',
  handler: 'index.handler',
  timeoutSeconds: 10,
  memoryMegabytes: 128,
  environment: {},
  logGroup: 'senders',
  roleArn: 'arn:aws:iam::000000000000:role/sender',
  accessKeyId: 'ASIASENDER',
};

function logsUnder(judge: Pick<Judge, 'role'>) {
  const seen = { lines: [] as string[], put: [] as unknown[], counted: [] as string[] };
  const log = functionLogs({
    now: () => 1_000,
    judge,
    logs: { put: (...put) => void seen.put.push(put) },
    metrics: { read: (line) => void seen.counted.push(line) },
    onLine: (_, line) => void seen.lines.push(line),
  });
  return { log, seen };
}

describe('a line that a function writes', () => {
  it('stands in its log group with its time, and is read for what it counts', () => {
    const { log, seen } = logsUnder(LENIENT);
    log(SENDER, 'hello');
    expect(seen.put).toEqual([['senders', 'local', [{ timestampMs: 1_000, message: 'hello' }]]]);
    expect([seen.lines, seen.counted]).toEqual([['hello'], ['hello']]);
  });

  // Lambda developer guide, on sending logs to CloudWatch: the execution role makes the stream and
  // puts the events.
  it('is written under the function’s own role', () => {
    const calls: RoleCall[] = [];
    const { log } = logsUnder({ role: (call) => void calls.push(call) });
    log(SENDER, 'hello');
    log(SENDER, 'again');
    expect(calls.map(({ action }) => action)).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(calls[0]).toMatchObject({
      roleArn: SENDER.roleArn,
      session: 'sender',
      resource: 'arn:aws:logs:ap-southeast-1:000000000000:log-group:senders:log-stream:local',
    });
  });

  it('is nowhere but before whoever runs this machine, where the role may not log', () => {
    const { log, seen } = logsUnder({
      role: ({ action }) => (action === 'logs:PutLogEvents' ? { message: 'no' } : undefined),
    });
    log(SENDER, 'hello');
    expect(seen).toEqual({ lines: ['hello'], put: [], counted: [] });
  });
});
