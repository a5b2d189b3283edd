/** The preferences of somebody who said nothing yet. */
export const UNTOUCHED = {
  muted: [],
  hours: null,
  timeZone: 'Asia/Shanghai',
  marketing: 'unset',
  privacy: 'discreet',
  personalized: true,
};
