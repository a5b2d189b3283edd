import { list } from './lists.ts';

/** Relatives and others who write for somebody, or for whom somebody writes. */
export const KIN: readonly string[] = list(`
  妈 妈妈 老妈 母亲 爸 爸爸 老爸 父亲 爷爷 奶奶 姥姥 姥爷 外公 外婆 公公 婆婆 岳母 岳父 丈母娘 儿子 女儿
  闺女 孙子 孙女 外孙 外孙女 儿媳 儿媳妇 媳妇 女婿 老伴 老公 丈夫 爱人 老婆 妻子 太太 家人 家属 哥 哥哥 姐
  姐姐 弟弟 妹妹 姑姑 姑妈 舅舅 舅妈 阿姨 姨妈 叔叔 伯伯 侄子 侄女 外甥 外甥女 朋友 邻居 保姆 护工 监护人
  阿妈 阿爸 阿婆 阿公 嫲嫲 老豆 老母 老人 老人家 长辈 孩子 亲戚 同事
`);

export const I_AM: readonly string[] = list('我是 这是 这里是 俺是 我系 我係 本人是 我叫 我姓');

export const WHOSE: readonly string[] = list(`
  她 他 她的 他的 机主的 卖家的 老人家的 号主的 我妈的 我爸的 我妈 我爸 机主 号主 她家 他家
`);

/** Who has something to sell, by another name than their own. */
export const SELLERS: readonly string[] = list(`
  卖家 货主 机主本人 本人 卖主 客户 用户 寄卖人 寄售人 主人 表主 包主 物主 会员
`);

/** Who is spoken to. */
export const VOCATIVES: readonly string[] = list(`
  老师 老师们 亲 亲爱的 亲亲 师傅 小姐姐 小哥哥 美女 帅哥 同志 大姐 大哥 姑娘 小伙子 靓女 靓仔 贵司
  客服老师 平台老师 寄卖老师 客服小姐 客服同志 客服妹妹 店长老师
`);

/** Who may be spoken to, but only between marks: 闺女，同意. Else they are somebody's. */
export const CALLED: readonly string[] = list(`
  闺女 妹儿 小妹 大妹子 妹子 妹妹 丫头 孩子 小兄弟 大兄弟 兄弟 老弟 大侄女 大侄子 老板 客服 经理 店长 先生 女士 小姐
`);

/** Who may be spoken to, but only with a greeting behind. */
export const GREETED: readonly string[] = list(`
  客服 经理 管家 店家 店长 商家 卖家 领导 平台 老板 你们 同志 师傅 姑娘 小姐 先生 女士 美女 帅哥 亲 亲爱的
  工作人员 寄卖店 寄卖行 贵公司 公司 各位领导 各位老师 老师们 朋友 朋友们 小姑娘 小妹妹 小妹 小伙子
`);

/** Things, though made as names are: tips, building. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  list('施工 小费 小钱 小康 小段 小项 小金 小曲 小毛 小白 小万'),
);

/** 王阿姨, 张老师, 小李, 老周 */
export const SURNAMES = `
  王李张刘陈杨赵黄周吴徐孙胡朱郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚卢傅钟
  姜崔谭廖范汪陆戴贾韦邱侯邹熊孟秦阎薛高马方石金白康毛江史顾龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪
  严牛温芦季俞章鲁葛伍申尤毕聂丛焦柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹苗凌费纪靳盛童欧甄项曲游阳裴席卫屈鲍覃霍翁
  隋甘景柏柯阮闵
`.replaceAll(/\s/g, '');

/** Of staff, after a family name. */
export const STAFF: readonly string[] = list(
  '老师 经理 客服 主管 店长 顾问 专员 助理 工 总 小姐姐',
);

/** Of anybody, after a family name. */
export const TITLES: readonly string[] = list(`
  阿姨 女士 先生 小姐 太太 大爷 大妈 奶奶 爷爷 叔 叔叔 姐 哥 大姐 大哥 嫂 嫂子 婶 伯伯 师傅 师母 老太 同志 医生
`);

const GIVEN = new Set(`
  秀英兰桂淑芬芳珍玉梅建国华明德志强军伟丽敏静红霞凤琴云莲香春秋菊翠萍娟艳燕玲娜洁颖慧琳雪文武斌超勇杰涛磊
  鹏飞辉刚林峰海波浩宇洋俊峻宏永福贵荣昌祥瑞安康宁健民立学义仁礼智信忠诚庆良才根生宝金银珠美爱惠娥婷莉倩佳欣
  怡思嘉欢瑶琪璐子轩梓涵诗雨晨曦振东南卫平亚树清源润泽元亮光炳耀世家兴绍伯仲培基毅坚巧素娇碧彩月星晓小桃柳竹
  松柏龙虎彪雄
`);

/** A name below a letter, such as 张桂兰: a family name, and one or two characters of those given. */
export function isName(word: string): boolean {
  const [surname = '', ...given] = word;
  const isLong = given.length === 1 || given.length === 2;
  return isLong && SURNAMES.includes(surname) && given.every((character) => GIVEN.has(character));
}
