import { rmSync } from 'node:fs';
import type { Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGED } from '../../lib/nag.ts';
import { anApp } from '../support/an-app.ts';
import { nag } from './nag.ts';

describe.each(['dev', 'prod'])('the stack of %s', (stage) => {
  const app = anApp(stage);
  const { failure, found, acknowledged } = nag(app);
  rmSync(app.outdir, { recursive: true, force: true });

  it('is clean by AwsSolutions, but for what is acknowledged', () => {
    expect(found).toEqual([]);
    expect(failure).toBe('');
  });

  it('is still found to have all that is acknowledged: the rules did run', () => {
    const known = ACKNOWLEDGED.map(({ id, path }) => `${id} dingdong-${stage}/${path}`);
    expect(acknowledged.toSorted()).toEqual(known.toSorted());
  });
});

describe('a queue that is neither encrypted nor kept to TLS', () => {
  it('is found, and fails the synth', () => {
    const app = anApp('dev');
    const stack = app.node.findChild('dingdong-dev') as Stack;
    new CfnQueue(stack, 'Bad', { sqsManagedSseEnabled: false });
    const { failure, found } = nag(app);
    rmSync(app.outdir, { recursive: true, force: true });
    expect(failure).toContain('The SQS Queue does not have server-side encryption enabled');
    expect(found.toSorted()).toEqual(
      ['SQS2', 'SQS3', 'SQS4'].map((rule) => `AwsSolutions-${rule} dingdong-dev/Bad`),
    );
  });
});

describe('an acknowledgement', () => {
  it.each(ACKNOWLEDGED)('has its reason in a sentence: $id of $path', ({ reason }) => {
    expect(reason).toMatch(/^[A-Z].{30,}\.$/);
  });
});
