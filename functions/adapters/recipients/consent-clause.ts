/**
 * What `consentOf` in `domain/profile.ts` says, in DynamoDB's words: there a comparison with what
 * is not there is false.
 * @param needsConsent whether a yes is needed, or only no refusal
 */
export const consentClause = (needsConsent: boolean): string =>
  needsConsent ? GIVEN : NOT_REFUSED;

const GIVEN = [
  'attribute_exists(givenAtMs)',
  '(attribute_not_exists(refusedAtMs) OR refusedAtMs < givenAtMs)',
  '(attribute_not_exists(reassignedAtMs) OR reassignedAtMs < givenAtMs)',
].join(' AND ');

// A refusal that was taken back, or was made by whoever had the number before.
const NOT_REFUSED =
  '(attribute_not_exists(refusedAtMs)' +
  ' OR refusedAtMs < givenAtMs OR refusedAtMs < reassignedAtMs)';
