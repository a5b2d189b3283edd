import { setTimeout as pause } from 'node:timers/promises';
import {
  AssociateKmsKeyCommand,
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutRetentionPolicyCommand,
  ResourceAlreadyExistsException,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetSMSAttributesCommand, SetSMSAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { DeliveryLogging } from '../ports/account.ts';

/**
 * The SMS attributes of SNS, and its two groups in CloudWatch Logs.
 * @param timeoutMs for one call with the SDK's retries
 */
export function snsDeliveryLogging(timeoutMs: number): DeliveryLogging {
  const sns = new SNSClient({});
  const logs = new CloudWatchLogsClient({});
  const inTime = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) });

  const set = async (attributes: Record<string, string>) => {
    await sns.send(new SetSMSAttributesCommand({ attributes }), inTime());
  };

  return {
    async provideGroup({ name: logGroupName, retentionDays, keyArn: kmsKeyId }) {
      await logs.send(new CreateLogGroupCommand({ logGroupName }), inTime()).catch(unlessThere);
      const retention = { logGroupName, retentionInDays: retentionDays };
      await logs.send(new PutRetentionPolicyCommand(retention), inTime());
      await logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId }), inTime());
    },
    async role() {
      const { attributes } = await sns.send(
        new GetSMSAttributesCommand({ attributes: [ROLE] }),
        inTime(),
      );
      return attributes?.[ROLE] || undefined;
    },
    turnOn: (roleArn, sampledPercent) =>
      patiently(() => set({ [ROLE]: roleArn, [SAMPLED_PERCENT]: String(sampledPercent) })),
    // Nothing is what they are at first.
    turnOff: () => set({ [ROLE]: '', [SAMPLED_PERCENT]: '' }),
  };
}

const ROLE = 'DeliveryStatusIAMRole';
const SAMPLED_PERCENT = 'DeliveryStatusSuccessSamplingRate';

/** A role that was made a moment ago is not known everywhere: SNS may not find it yet. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left <= 1) throw error;
      await pause(PAUSE_MS);
    }
  }
}

const ATTEMPTS = 3;
const PAUSE_MS = 5_000;

function unlessThere(error: unknown): void {
  if (!(error instanceof ResourceAlreadyExistsException)) throw error;
}
