import { isRecord } from '../../functions/domain/record.ts';
import { checked } from '../../lib/check-settings.ts';
import { type LaneTiming, laneTiming } from '../../lib/lane-timing.ts';
import { type Settings, STAGE_NAMES, settingsFor } from '../../lib/settings.ts';
import { anySpoiledJson } from './spoiled-json.ts';
import { brokenOf, type Target } from './target.ts';

/** What an operator decides for a stage, as far as it is not what the types allow. */
export function settings(check: (settings: Settings) => Settings = checked): Target<string> {
  return {
    name: 'settings',
    share: 3,
    inputs: anySpoiledJson(STAGE_NAMES.map(settingsFor)),
    judge(text) {
      const given = asSettings(text);
      const [said, again] = [messageOf(check, given), messageOf(check, given)];
      const broken = brokenOf({ 'it is judged the same twice': said === again });
      return said === undefined
        ? { is: 'valid', broken: [...broken, ...brokenBy(given)] }
        : { is: 'refused', broken: [...broken, ...brokenByMessage(said, given)] };
    },
  };
}

function asSettings(text: string): Settings {
  const stage = settingsFor('dev');
  try {
    const json: unknown = JSON.parse(text);
    if (!isRecord(json)) return stage;
    // The name of a stage is what somebody wrote behind --stage.
    const name = typeof json['stage'] === 'string' ? json['stage'] : stage.stage;
    return { ...stage, ...json, stage: name } as unknown as Settings;
  } catch {
    return stage;
  }
}

/** Undefined where they pass. */
function messageOf(check: (settings: Settings) => Settings, given: Settings): string | undefined {
  try {
    return check(given) === given ? undefined : 'other settings were answered';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : 'no error was thrown';
  }
}

const ALL = Object.keys(settingsFor('dev')) as readonly (keyof Settings)[];
const NAMES = ALL.join('|');
const NUMBERS = ALL.filter((name) => typeof settingsFor('dev')[name] === 'number');

const brokenByMessage = (said: string, { stage }: Settings): readonly string[] => {
  const about = said.slice(said.indexOf(': ', `Error: settings of stage ${stage}`.length) + 2);
  return brokenOf({
    [`each setting that is wrong is named, with what is allowed: ${said.slice(0, 200)}`]:
      said.startsWith('Error: settings of stage ') &&
      new RegExp(`^(?:${NAMES})[\\w.]*: .{4}`).test(about),
  });
};

/** What the rest of the app builds on, whatever was decided. */
function brokenBy(given: Settings): readonly string[] {
  const timing = timingOf(given);
  const { from, to } = given.marketingHours;
  return [
    ...brokenOf({
      'every number is finite': NUMBERS.every(
        (name) => Number.isFinite(given[name]) && Number(given[name]) >= 0,
      ),
      'a signature is 2 to 8 UTF-16 units of letters and digits':
        given.signature.length <= 8 && /^[\p{L}\p{N}]{2,8}$/u.test(given.signature),
      'a contact is digits, or none': /^(?:[0-9]{5,12})?$/.test(given.contact),
      'marketing has an hour of the day': from >= '08:00' && to <= '22:00' && from < to,
      'each lane has a quota': given.quotas.marketing.every(({ cap }) => cap >= 1 && cap % 1 === 0),
    }),
    ...(timing === undefined ? [] : brokenByTiming(timing, given)),
  ];
}

/** Undefined where nothing could be told in the function's timeout: that is refused at synth. */
function timingOf(given: Settings): LaneTiming | undefined {
  try {
    return laneTiming(given);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('functionTimeoutSeconds is')) {
      return undefined;
    }
    throw error;
  }
}

const brokenByTiming = (timing: LaneTiming, { functionTimeoutSeconds }: Settings) =>
  brokenOf({
    'a lease outlasts the function, a record stays out of sight beyond both':
      functionTimeoutSeconds < timing.leaseSeconds &&
      functionTimeoutSeconds + timing.leaseSeconds <= timing.visibilitySeconds,
    'slots are waited for': timing.slotWaitSeconds >= 1,
  });
