import { LANES } from '../../functions/domain/lane.ts';
import type { Template } from '../../local/template/template.ts';
import { senderIn } from '../wired-sender/sender-in.ts';
import type { FullRing } from './full-profile.ts';

/** The rings of a profile, as long as the senders of a template's lanes make them. */
export const ringsIn = (template: Template): readonly FullRing[] =>
  LANES.map((lane) => {
    const { variables } = senderIn(template, lane);
    return {
      name: lane === 'marketing' ? 'm' : 't',
      windows: JSON.parse(String(variables['QUOTA_WINDOWS'])),
      length: Number(variables['RING_LENGTH']),
    };
  });
