/** Marketing must name a free way to refuse, in these words; other texts must not carry them. */
export const REFUSAL = '拒收请回复R';
