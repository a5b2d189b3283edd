import { openStore, type Store } from '../store.ts';
import { invalid } from '../topics/sns-error.ts';

/** The account's own settings for texts, as SetSMSAttributes leaves them. */
export interface SmsAttributes {
  /** Undefined where it is not set, or was set to nothing. */
  get(name: string): string | undefined;
  /** All that are set, by name. */
  list(): ReadonlyMap<string, string>;
  /** All of them or none. @throws an `SnsError` for what SNS refuses */
  set(attributes: ReadonlyMap<string, string>): void;
}

/** @param store keeps them; without it they are forgotten with this process */
export function openSmsAttributes(store: Store = openStore()): SmsAttributes {
  const kept = store.collection<readonly [string, string]>('sms-attributes');
  const values = new Map(kept.values());
  return {
    get: (name) => values.get(name),
    list: () => values,
    set(attributes) {
      if (attributes.size === 0) throw invalid('attributes is missing');
      for (const [name, text] of attributes) check(name, text);
      for (const [name, text] of attributes) {
        // Set to nothing it is as it was at first.
        if (text === '') {
          values.delete(name);
          kept.delete(name);
        } else {
          values.set(name, text);
          kept.put(name, [name, text]);
        }
      }
    },
  };
}

function check(name: string, text: string): void {
  const isAllowed = ALLOWED.get(name);
  if (isAllowed === undefined) {
    throw invalid(`attributes Reason: ${name} is none of ${[...ALLOWED.keys()].join(', ')}`);
  }
  if (text !== '' && !isAllowed.test(text)) {
    throw invalid(`attributes Reason: ${name} does not allow ${text}`);
  }
}

/** By the SNS API reference, SetSMSAttributes. */
const ALLOWED: ReadonlyMap<string, RegExp> = new Map([
  // Whole dollars a month.
  ['MonthlySpendLimit', /^\d{1,9}$/],
  ['DeliveryStatusIAMRole', /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/],
  // Percent of the texts that were delivered; those that were not are all logged.
  ['DeliveryStatusSuccessSamplingRate', /^(?:\d|[1-9]\d|100)$/],
  ['DefaultSenderID', /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/],
  ['DefaultSMSType', /^(?:Promotional|Transactional)$/],
  ['UsageReportS3Bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/],
]);
