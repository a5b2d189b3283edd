/** What CloudWatch publishes where an alarm changes (CloudWatch user guide, alarm actions). */
export const anAlarmMessage = (
  alarmName: string,
  state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA',
): string =>
  JSON.stringify({
    AlarmName: alarmName,
    AlarmDescription: "docs/runbook.md: The month's limit",
    AWSAccountId: '000000000000',
    NewStateValue: state,
    NewStateReason: 'Threshold Crossed: 1 datapoint was compared to the threshold (0.8).',
    StateChangeTime: '2026-11-23T04:00:00.000+0000',
    Region: 'Asia Pacific (Singapore)',
    OldStateValue: state === 'OK' ? 'ALARM' : 'OK',
    Trigger: { MetricName: 'SMSMonthToDateSpentUSD', Namespace: 'AWS/SNS', Dimensions: [] },
  });
