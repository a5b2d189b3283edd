/** Whom and what the examples are about. */
export const SELLER = { phone: '+8613800138000', userId: 'u-1', role: 'seller' } as const;

export const BUYER = { phone: '+8613800138000', userId: 'u-2', role: 'buyer' } as const;

export const WATCH = {
  id: 'item-3287',
  code: '3287',
  category: '腕表',
  title: '积家翻转系列女士腕表',
  priceFen: 1_520_000,
  version: 3,
};
