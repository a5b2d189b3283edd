import { describe, expect, it } from 'vitest';
import { aText } from '../support/a-text.ts';

describe('figures', () => {
  it('of a sale are what it went for, or else what it was offered for', () => {
    expect(aText('ItemSold', { soldPriceFen: 1_400_000 })).toContain('以14000元成交');
    expect(aText('ItemSold')).toContain('以15200元成交');
  });

  it('of a market are in whole yuan', () => {
    const market = (marketFen: number) =>
      aText('ItemListed', {}, { experience: 'repeat', marketFen });
    expect(market(1_480_049)).toContain('约14800元');
    expect(market(1)).toContain('约1元');
  });

  it.each([
    [1_500_000, '15000元'],
    [1_500_050, '15000.50元'],
    [1, '0.01元'],
    [100_000_000_000, '1000000000元'],
  ])('of %i fen read %s', (bidFen, words) => {
    expect(aText('BidPlaced', { bidFen })).toContain(`出价${words}`);
  });

  it.each([
    ['2026-11-23T18:00:00+08:00', '今天18:00前'],
    ['2026-11-23T16:30:00Z', '11月24日00:30前'],
    ['2026-12-01T09:05:00+08:00', '12月1日09:05前'],
    ['2026-11-24T00:00:00+08:00', '今天24:00前'],
    ['2027-01-01T00:00:00+08:00', '12月31日24:00前'],
    ['2026-11-24T00:01:00+08:00', '11月24日00:01前'],
    ['2027-09-19T12:00:00+08:00', '9月19日12:00前'],
    ['2027-09-19T12:01:00+08:00', '2027年9月19日前'],
    ['2027-11-23T12:00:00+08:00', '2027年11月23日前'],
  ])('of the deadline %s read %s in the zone of the deployment', (deadline, words) => {
    expect(aText('BidPlaced', { deadline })).toContain(`请于${words}`);
  });

  it('of a deadline are told in the zone of the recipient', () => {
    const deadline = '2026-11-24T10:00:00+08:00';
    const timeZone = 'America/New_York';
    expect(aText('BidPlaced', { deadline }, { timeZone })).toContain('请于11月23日21:00前');
  });
});
