import all from 'libphonenumber-js/metadata.mobile.json';

/**
 * The part of the library's metadata that the named countries (ISO 3166-1 alpha-2) need.
 * @throws where the library knows no such country
 */
export function phoneMetadata(countries: readonly string[]) {
  const known: Readonly<Record<string, unknown>> = all.countries;
  const unknown = countries.filter((country) => known[country] === undefined);
  if (unknown.length > 0) throw new Error(`no such country: ${unknown.join(', ')}`);
  return {
    version: all.version,
    country_calling_codes: Object.fromEntries(
      Object.entries(all.country_calling_codes)
        .map(([code, of]) => [code, of.filter((country) => countries.includes(country))] as const)
        .filter(([, of]) => of.length > 0),
    ),
    countries: Object.fromEntries(countries.toSorted().map((country) => [country, known[country]])),
  };
}
