/** What people write, and mean by it. */
export const YES = [
  'Y',
  'y',
  'Ｙ',
  '是',
  '同意',
  '好的',
  '可以',
  '确认',
  '同意，谢谢',
  'OK',
  '我同意',
];
export const NO = ['N', 'n', 'Ｎ', '不同意', '否', '不行', '不同意，谢谢'];

export const yesTo = (code: string): readonly string[] => [
  `Y${code}`,
  `y ${code}`,
  `${code}Y`,
  `${code} 同意`,
  `同意${code}`,
  `同意，编号${code}`,
];

export const noTo = (code: string): readonly string[] => [
  `N${code}`,
  `${code}N`,
  `${code} 不同意`,
  `不同意${code}`,
];

export const extendBy = (days: number): readonly string[] => [
  `延期${days}天`,
  `延${days}`,
  `延期 ${days} 天`,
  `请延期${days}天`,
  `延期${days}天，谢谢`,
  ...(NUMERALS[days] === undefined ? [] : [`延期${NUMERALS[days]}天`]),
];

export const extendThat = (code: string, days: number): readonly string[] => [
  `${code}延期${days}天`,
  `延期${days}天，编号${code}`,
];

const NUMERALS: Readonly<Record<number, string>> = { 1: '一', 2: '两', 3: '三', 5: '五', 7: '七' };

export const OPT_OUT = ['R', 'r', 'TD', '退订', '拒收', 'T', '取消订阅', '退订，谢谢'];
export const OPT_IN = ['HF', 'hf', '恢复'];
export const STATUS = ['查询', 'CX', 'cx', '查询一下'];
export const HELP = ['帮助', '?', '？'];

/** What must act on nothing. */
export const CHAT = [
  '在吗',
  '你们几点下班',
  '哈哈哈',
  '这个价格能再高点吗',
  '我考虑一下',
  '收到',
  '谢谢',
  '明天我去店里看看',
  '如果能到一万五我就同意',
  '同意吗？我不太懂',
  '你打错电话了吧',
  '上次那块表后来卖了多少',
  '😂😂',
  '1',
  '好像可以又好像不行',
  '不是不同意，只是不放心',
];
