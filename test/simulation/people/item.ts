import type { Chance } from './chance.ts';
import type { Person } from './person.ts';

/** As the platform writes it into an event: a new one where anything of it changes. */
export interface Item {
  /** The same through its life. */
  readonly id: string;
  /** No other item has it. */
  readonly code: string;
  readonly category: string;
  readonly title?: string;
  readonly priceFen?: number;
  readonly version: number;
}

/** @param nth of its seller's items, from 0 */
export function newItem(seller: Person, nth: number, chance: Chance): Item {
  return {
    id: `item-${seller.ordinal}-${nth}`,
    code: codeOf(seller.ordinal * ITEMS_MAX + nth),
    category: chance.happens(0.01) ? LONG_CATEGORY : chance.of(CATEGORIES),
    ...(chance.happens(0.8) ? { title: `${chance.of(MAKERS)}${nth}号藏品` } : {}),
    ...(chance.happens(0.9) ? { priceFen: chance.between(20, 30_000) * 1_000 } : {}),
    version: 1,
  };
}

/** Of one seller in a run. */
const ITEMS_MAX = 500;

const CATEGORIES = [
  '腕表',
  '手袋',
  '珠宝',
  '黄金',
  '婚戒',
  '球鞋',
  '相机',
  '茅台酒',
  '大衣',
  '钢笔',
];
const LONG_CATEGORY = '限量联名复刻版古董机械手动上链月相万年历三问陀飞轮腕表及其全套附件与证书';
const MAKERS = ['积家', '百达', '爱马仕', '香奈儿', '徕卡', '万宝龙'];

/**
 * Four to six digits, ever another; never two noughts at the end, which may be a price. Neighbours
 * lie far apart.
 */
function codeOf(index: number): string {
  const place = (index * 7_919) % (99 * 9_990);
  return String((10 + Math.floor(place / 99)) * 100 + 1 + (place % 99));
}
