import { type AwsResponse, jsonError } from '../aws-request.ts';
import { isRecord } from '../record.ts';
import type { Input } from './engine.ts';

/** What DynamoDB turns away and dynalite would take; undefined where nothing is wrong. */
export function refusalOf(input: Input): AwsResponse | undefined {
  const onFailure = input['ReturnValuesOnConditionCheckFailure'] ?? 'NONE';
  if (onFailure !== 'NONE' && onFailure !== 'ALL_OLD') {
    return invalid(
      `ReturnValuesOnConditionCheckFailure is ${JSON.stringify(onFailure)}; allowed are ALL_OLD, NONE`,
    );
  }
  for (const [name, expression] of expressionsOf(input)) {
    const bytes = Buffer.byteLength(expression);
    if (bytes > EXPRESSION_MAX_BYTES) {
      return invalid(
        `Invalid ${name}: Expression size has exceeded the maximum allowed size; ` +
          `expression size: ${bytes}`,
      );
    }
    const operators = countOperators(name, expression);
    if (operators > OPERATORS_MAX) {
      return invalid(
        `Invalid ${name}: The expression contains too many operators; ` +
          `operator count: ${operators}`,
      );
    }
  }
  return undefined;
}

// By the developer guide, on quotas of expression parameters.
const EXPRESSION_MAX_BYTES = 4_096;
const OPERATORS_MAX = 300;

export const invalid = (message: string): AwsResponse =>
  jsonError('ValidationException', message, '1.0');

const EXPRESSIONS = [
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
  'UpdateExpression',
];

/** The call's own, and those of each table where the call is a batch. */
function expressionsOf(input: Input): readonly (readonly [name: string, expression: string])[] {
  const batch = isRecord(input['RequestItems']) ? Object.values(input['RequestItems']) : [];
  return [input, ...batch.filter(isRecord)].flatMap((each) =>
    EXPRESSIONS.flatMap((name) => {
      const expression = each[name];
      return typeof expression === 'string' ? [[name, expression] as const] : [];
    }),
  );
}

/**
 * As Amazon's DynamoDB Local counts: comparisons, keywords and functions one each; the `=` of SET
 * and the AND of BETWEEN are none.
 */
function countOperators(name: string, expression: string): number {
  const found = expression.match(OPERATOR) ?? [];
  const isFree = name === 'UpdateExpression' ? /^=$/ : /^between$/i;
  return found.length - found.filter((each) => isFree.test(each)).length;
}

/** Not within a name or a placeholder, such as `#and`, `:in` or `a.size`. */
const OPERATOR = /<>|[<>]=?|[=+-]|(?<![\w#:.])(?:(?:and|or|not|between|in)\b|\w+\s*\()/gi;
