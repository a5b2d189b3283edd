/** What the operator lets through, the freest first. */
export const MODES = ['normal', 'conserve', 'pause-marketing', 'stop'] as const;

/**
 * `conserve` lets wait what the catalog calls optional, `pause-marketing` all marketing, `stop`
 * everything. What waits is decided afresh when its wait is over.
 */
export type Mode = (typeof MODES)[number];

export const isMode = (text: string | undefined): text is Mode =>
  MODES.some((mode) => mode === text);

/** Whether one holds back at least as much as another. */
export const isAsStrict = (one: Mode, other: Mode): boolean =>
  MODES.indexOf(one) >= MODES.indexOf(other);
