import { describe, expect, it } from 'vitest';
import { jsonLog } from '../../functions/adapters/log.ts';
import { embeddedMetrics } from '../../functions/adapters/metrics.ts';
import { partitionKey } from '../../functions/adapters/recipients/partition-key.ts';
import { NOON_MS } from '../support/an-event.ts';

describe('metrics', () => {
  const written: string[] = [];
  const metrics = embeddedMetrics('marketing', { nowMs: () => NOON_MS }, (l) => written.push(l));

  it('are one line for each reason, in the embedded metric format', () => {
    metrics.count('Sent');
    metrics.count('Sent');
    metrics.count('Suppressed', 'quota');
    metrics.flush();
    expect(written.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: NOON_MS,
          CloudWatchMetrics: [
            {
              Namespace: 'dingdong',
              Dimensions: [['Lane']],
              Metrics: [{ Name: 'Sent', Unit: 'Count' }],
            },
          ],
        },
        Lane: 'marketing',
        Sent: 2,
      },
      {
        _aws: {
          Timestamp: NOON_MS,
          CloudWatchMetrics: [
            {
              Namespace: 'dingdong',
              Dimensions: [['Lane', 'Reason']],
              Metrics: [{ Name: 'Suppressed', Unit: 'Count' }],
            },
          ],
        },
        Lane: 'marketing',
        Reason: 'quota',
        Suppressed: 1,
      },
    ]);
  });

  it('are handed over once', () => {
    written.length = 0;
    metrics.flush();
    expect(written).toEqual([]);
  });
});

describe('the log', () => {
  it('is a line of JSON with its level', () => {
    const written: string[] = [];
    jsonLog((line) => written.push(line)).error('settle failed', { notificationId: 'n' });
    expect(written).toEqual(['{"level":"ERROR","message":"settle failed","notificationId":"n"}']);
  });
});

describe('the key under which a phone is stored', () => {
  it('is HMAC-SHA256 in hex, as any tool computes it', () => {
    // printf %s +8613800138000 | openssl dgst -sha256 -hmac key
    expect(partitionKey('+8613800138000', 'key')).toBe(
      '9f490e15de12cc6ff51e31128a85852f80b88c2fe25c97675c0095de0e3c8986',
    );
    expect(partitionKey('+8613800138000', 'key')).not.toBe(partitionKey('+8613800138000', 'kez'));
  });
});
