import { describe, expect, it } from 'vitest';
import { createScan } from '../../../bin/scan-logs/scan.ts';
import { mask } from '../../../functions/domain/mask.ts';

const TITLE = '积家翻转系列女士腕表';
const TEXT = '【叮咚寄卖】腕表（编号3287）已售出，拒收请回复R';
const SECRET = 'x53B5M3yGwsUrJQlpjloe2cZ2kTd4H4S';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJlLW9mLWl0';

const scan = createScan({
  phone: new Set(['+85291234567', '021-62345678']),
  title: new Set([TITLE, 'Reverso Classic', 'LV']),
  reply: new Set(['Y', 'please call me']),
  secret: new Set([SECRET]),
});

const holds = (line: string) => scan(line).map((each) => each.holds);

const escaped = (text: string) =>
  text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
const everyByte = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** How a text may come to stand in a line. */
const FORMS = {
  'as it is': (text: string) => text,
  'in JSON': (text: string) => JSON.stringify({ text }),
  'in JSON in JSON': (text: string) => JSON.stringify(JSON.stringify({ text })),
  'with JSON escapes': escaped,
  'with escapes in JSON': (text: string) => JSON.stringify(escaped(text)),
  'in full width': fullWidth,
  'encoded for a URL': encodeURIComponent,
  'encoded for a URL, byte by byte': everyByte,
  'encoded for a URL twice': (text: string) => encodeURIComponent(encodeURIComponent(text)),
  'in Base64': (text: string) => Buffer.from(`what they replied: ${text}`).toString('base64'),
};

const PHONES = [
  ...['+8613800138000', '8613800138000', '008613800138000', '13800138000'],
  ...['138 0013 8000', '138-0013-8000', '+86 138 0013 8000', '(+86)138-0013-8000', '138.0013.8000'],
  ...['+85291234567', '91234567', '+14155550123', '+1 (415) 555-0123', '02162345678'],
];

describe.each(Object.entries(FORMS))('%s', (_, form) => {
  const line = (text: string) => `{"level":"INFO","message":"${form(text)}"}`;

  it.each(PHONES)('the phone number %s is found', (phone) => {
    expect(holds(line(phone))).toContain('a phone number');
  });

  it.each([
    ['an item’s title', TITLE],
    ['a part of it', '翻转系列'],
    ['a text', TEXT],
    ['a reply', '延期3天'],
    ['a character', '好'],
  ])('%s is found', (_what, text) => {
    expect(holds(line(text))).toContain('a title, a text or a reply');
  });

  it.each([
    ['a title', 'REVERSO CLASSIC'],
    ['a reply', 'Please call me'],
    ['a secret', SECRET],
    ['a token', TOKEN],
  ])('%s of plain letters is found', (what, text) => {
    expect(holds(line(text))).toContain(what);
  });
});

describe('a number within a word or beside another', () => {
  it.each([
    ...['consent-+8613800138000', 'phone13800138000', 'tel:13800138000,', '3 13800138000 2'],
    ...['at 2026-11-23T04:30:00.000Z 13800138000', 'a54c3eb6bf7baec5f9a618445669618f:13800138000'],
  ])('is found: %s', (line) => {
    expect(holds(line)).toEqual(['a phone number']);
  });
});

describe('what logs may hold', () => {
  it.each([
    ['{"_aws":{"Timestamp":1795406402529},"Lane":"facts","Learned":10}'],
    ['["deferred",{"notificationId":"a54c3eb6bf7baec5f9a618445669618f","kind":"BidPlaced"}]'],
    ['{"notificationId":"a13800138000bcdef13900139000abcd"}'],
    ['{"requestId":"a1b2c3d4-1234-4123-8123-a13800138000"}'],
    // By chance, as Base64 it would be a text.
    ['{"notificationId":"041a041a041a041a041a041a041a041a"}'],
    ['{"until":"2026-11-23T04:30:00.000Z","from":"2026-11-23 13:00:13","on":"2026-11-23"}'],
    ['RequestId: 13800138-0013-8000-1380-013800138000 Error: Task timed out after 6.00 seconds'],
    ['{"tookMs":15.13800138000,"spent":1380013.8,"status":200}'],
    ['    at file:///var/task/index.mjs:13800:13800'],
    ['{"requestId":"AZzecgvEPHcEPew=","atMs":"1795406402529","routeKey":"PUT /preferences"}'],
    ['{"error":"ConditionalCheckFailedException","reply":"Y","brand":"LV"}'],
    ['arn:aws:sqs:ap-southeast-1:000000000000:dingdong-dev-Replies5E9CD647'],
    ['{"durationNs":1795406402529000000,"seconds":1795406402}'],
  ])('is let be: %s', (line) => {
    expect(scan(line)).toEqual([]);
  });

  it.each(PHONES)('is the masked number %s', (phone) => {
    expect(scan(`{"phone":"${mask(phone)}","kind":"ItemSold"}`)).toEqual([]);
  });
});

describe('what is said of a finding', () => {
  it('hides all that was found, and lets the rest be read', () => {
    const line = `{"message":"told","phone":"+8613800138000","text":"${TEXT}","key":"${SECRET}"}`;
    const [finding] = scan(line);
    expect(finding?.masked).toMatch(/^\{"message":"told","phone":"<a phone number>","text":"</);
    expect(finding?.masked).not.toMatch(/138|[^ -~]|x53B/);
  });

  it('is each thing once', () => {
    expect(holds(`${TITLE} ${TITLE} 13800138000 13900139000`)).toEqual([
      'a phone number',
      'a title, a text or a reply',
      'a title',
    ]);
  });
});
