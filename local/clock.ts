/** The time that everything on this machine goes by, in milliseconds since the epoch. */
export type Now = () => number;

export const realTime: Now = () => Date.now();
