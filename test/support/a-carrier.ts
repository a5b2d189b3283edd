import { createHmac } from 'node:crypto';

/** A reply as a carrier hands it over, by its own call. */
export interface HandedOver {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Written {
  readonly phone: string;
  readonly text: string;
  readonly id: string;
  readonly atMs: number;
  readonly inReplyTo?: string;
}

/** Signs as the platform does. */
export const signatureOf = (body: string, secret: string, atSeconds: number): string => {
  const hex = createHmac('sha256', secret).update(`${atSeconds}.${body}`).digest('hex');
  return `t=${atSeconds},v1=${hex}`;
};

/** What stands in a webhook of each format; the carriers' own field names are in CONTRACT. */
export const CARRIERS: Readonly<
  Record<'generic' | 'aws' | 'aliyun' | 'tencent', (written: Written, secret: string) => HandedOver>
> = {
  generic({ phone, text, id, atMs, inReplyTo }, secret) {
    const receivedAt = new Date(atMs).toISOString();
    const reply = inReplyTo === undefined ? {} : { inReplyTo };
    const body = JSON.stringify({ id, from: phone, text, receivedAt, ...reply });
    const signature = signatureOf(body, secret, Math.floor(atMs / 1000));
    return { path: '/replies/generic', headers: { 'x-dingdong-signature': signature }, body };
  },
  aws: (written, secret) => ({
    path: `/replies/aws/${secret}`,
    headers: {},
    body: JSON.stringify(twoWay(written)),
  }),
  aliyun: ({ phone, text, id, atMs }, secret) => ({
    path: `/replies/aliyun/${secret}`,
    headers: {},
    body: JSON.stringify([
      {
        phone_number: phone.replace(/^\+86/, ''),
        content: text,
        send_time: new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
        dest_code: '1234',
        sequence_id: id,
      },
    ]),
  }),
  tencent: ({ phone, text, atMs }, secret) => ({
    path: `/replies/tencent/${secret}`,
    headers: {},
    body: JSON.stringify({
      extend: '',
      mobile: phone.replace(/^\+86/, ''),
      nationcode: '86',
      sign: '叮咚寄卖',
      text,
      time: Math.floor(atMs / 1000),
    }),
  }),
};

/** As AWS puts it on a topic. */
export const twoWay = ({ phone, text, id, inReplyTo }: Written) => ({
  originationNumber: phone,
  destinationNumber: '+12125550101',
  messageKeyword: 'KEYWORD',
  messageBody: text,
  inboundMessageId: id,
  ...(inReplyTo === undefined ? {} : { previousPublishedMessageId: inReplyTo }),
});

export type Format = keyof typeof CARRIERS;

export const FORMATS = Object.keys(CARRIERS) as readonly Format[];
