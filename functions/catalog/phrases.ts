/** What a repeat seller of a category is told of its market. */
export const LATELY_SOLD_FOR = '同品类近期成交价约{marketFen}。';
