/** Something that was measured, and what it may be. */
export interface Finding {
  /** In which run. */
  readonly run: string;
  readonly what: string;
  readonly measured: number;
  /** None where it is only said. */
  readonly atMost?: number;
  readonly unit: Unit;
}

export type Unit = 's' | '%' | '';

export const isExceeded = ({ measured, atMost }: Finding): boolean =>
  // What could not be measured is no proof.
  atMost !== undefined && !(measured <= atMost);

export const exceededIn = ({ run, what, measured, atMost = 0, unit }: Finding): string =>
  `${run}: ${what} ${shown(measured, unit)}, at most ${shown(atMost, unit)} is allowed`;

export const shown = (value: number, unit: Unit): string => {
  const digits = Number.isInteger(value) ? 0 : unit === '%' ? 1 : 3;
  return `${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
};
