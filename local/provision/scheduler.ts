import { only, type Provisioner } from './cloud.ts';

export const createScheduleGroup: Provisioner = ({ logicalId, name, properties }, cloud) => {
  only(logicalId, properties, ['Name']);
  const ref = String(properties['Name'] ?? name);
  return { ref, attributes: { Arn: cloud.scheduler.provideGroup(ref), State: 'ACTIVE' } };
};

// The names and shapes are those of the API, but for the two dates. CloudFormation knows no
// ActionAfterCompletion: a schedule of the template stays.
export const createSchedule: Provisioner = ({ logicalId, name, properties }, { scheduler }) => {
  only(logicalId, properties, [
    'Description',
    'EndDate',
    'FlexibleTimeWindow',
    'GroupName',
    'Name',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartDate',
    'State',
    'Target',
  ]);
  const { Name: ref = name, StartDate, EndDate, ...others } = properties;
  try {
    const dates = seconds({ StartDate, EndDate });
    const arn = scheduler.provideSchedule({ ...others, ...dates, Name: ref });
    return { ref, attributes: { Arn: arn } };
  } catch (error) {
    throw new Error(`${logicalId}: ${error instanceof Error ? error.message : String(error)}`);
  }
};

/** What CloudFormation writes as ISO 8601 is in seconds since the epoch in the API. */
const seconds = (dates: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(dates)
      .filter(([, date]) => date !== undefined)
      .map(([field, date]) => [field, Date.parse(String(date)) / 1000]),
  );
