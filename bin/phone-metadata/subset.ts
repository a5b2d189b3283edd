import all from 'libphonenumber-js/metadata.max.json';

/**
 * The part of the library's metadata that the named countries (ISO 3166-1 alpha-2) need, without
 * the formats: nothing is printed by them. `mobileDigits` are the lengths of mobile numbers by
 * calling code, which the library knows and does not tell.
 * @throws where the library knows no such country
 */
export function phoneMetadata(countries: readonly string[]) {
  const plans = countries.toSorted().map((country) => [country, planOf(country)] as const);
  return {
    version: all.version,
    country_calling_codes: Object.fromEntries(
      Object.entries(all.country_calling_codes)
        .map(([code, of]) => [code, of.filter((country) => countries.includes(country))] as const)
        .filter(([, of]) => of.length > 0),
    ),
    countries: Object.fromEntries(
      plans.map(([country, plan]) => [country, plan.with(FORMATS, 0)] as const),
    ),
    mobileDigits: mobileDigits(plans.map(([, plan]) => plan)),
  };
}

/** A list whose places have the meanings below: the library's METADATA.md. */
type Plan = readonly unknown[];

const CALLING_CODE = 0;
const LENGTHS = 3;
const FORMATS = 4;
const TYPES = 11;
const MOBILE = 1;

function planOf(country: string): Plan {
  const plans: Readonly<Record<string, Plan | undefined>> = all.countries;
  const plan = plans[country];
  if (plan === undefined) throw new Error(`no such country: ${country}`);
  return plan;
}

function mobileDigits(plans: readonly Plan[]): Readonly<Record<string, readonly number[]>> {
  const byCode = Map.groupBy(plans, (plan) => String(plan[CALLING_CODE]));
  return Object.fromEntries(
    [...byCode].map(([code, sharing]) => [code, [...new Set(sharing.flatMap(mobileLengths))]]),
  );
}

/** Where mobile numbers are as long as all others, the library does not say it twice. */
function mobileLengths(plan: Plan): readonly number[] {
  const types = plan[TYPES] as readonly ([pattern: string, lengths?: readonly number[]] | 0)[];
  const mobile = types[MOBILE] || undefined;
  return mobile?.[1] ?? (plan[LENGTHS] as readonly number[]);
}
