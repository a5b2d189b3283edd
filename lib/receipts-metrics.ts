import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { FailureClass } from '../functions/domain/delivery-failure.ts';
import { counted } from './metrics.ts';

const HOUR = Duration.hours(1);

const undelivered = (reason: FailureClass) =>
  counted('Undelivered', 'receipts', reason).with({ period: HOUR });

/** Texts that failed for what they are, or for reasons nobody has sorted: not their numbers. */
export const TEXTS_REFUSED = new MathExpression({
  expression: 'FILL(text, 0) + FILL(price, 0) + FILL(other, 0)',
  usingMetrics: {
    text: undelivered('text'),
    price: undelivered('price'),
    other: undelivered('other'),
  },
  label: 'texts that no carrier takes',
  period: HOUR,
});

/** Parts, in a day, by which the bill differs from what we count. */
export const PARTS_MISCOUNTED = counted('PartsMiscounted', 'receipts').with({
  period: Duration.days(1),
});
