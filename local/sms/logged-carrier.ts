import { type SmsCarrier, startSms } from '../sms.ts';
import { type ReceiptsHost, startReceipts } from './receipts.ts';
import { openSmsAttributes, type SmsAttributes } from './sms-attributes.ts';

/** The carrier of an account that logs what became of texts, once its attributes say so. */
export function startLoggedSms(host: Omit<ReceiptsHost, 'attributes'>): {
  readonly sms: SmsCarrier;
  readonly attributes: SmsAttributes;
} {
  const { clock, store } = host;
  const attributes = openSmsAttributes(store);
  const receipts = startReceipts({ ...host, attributes });
  const sms = startSms(clock.now, store, {
    defaultType: () => attributes.get('DefaultSMSType'),
    accepted: receipts.accept,
  });
  return { sms, attributes };
}
