import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Lane } from '../functions/domain/lane.ts';
import { type Deferral, readDeferralLine } from '../local/deferral-line.ts';
import type { Running } from '../local/state-files.ts';
import { localClient } from './local-client.ts';

/** Looks into the log of a local cloud's sender, which alone says that a text waits. */
export function searchDeferrals({ endpoint, stage }: Running, lane: Lane) {
  const logs = new CloudWatchLogsClient(localClient(endpoint));
  const sender = `${lane === 'marketing' ? 'Marketing' : 'Transactional'}Sender`;
  const findGroup = async () => {
    const logGroupNamePrefix = `dingdong-${stage}-${sender}`;
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }));
    return logGroups?.[0]?.logGroupName;
  };
  let group: Promise<string | undefined> | undefined;

  /** The latest deferral of a notification that was logged from `sinceMs` on, if there is one. */
  return async (notificationId: string, sinceMs: number): Promise<Deferral | undefined> => {
    group ??= findGroup();
    const filter = `$.message = "deferred" && $.notificationId = "${notificationId}"`;
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName: await group,
        startTime: sinceMs,
        filterPattern: `{ ${filter} }`,
      }),
    );
    return readDeferralLine(events.at(-1)?.message ?? '');
  };
}
