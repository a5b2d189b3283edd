import { isMode, MODES, type Mode } from '../../functions/domain/mode.ts';
import { readArguments } from '../read-options.ts';

interface ModeChoices {
  /** To be set; none to see the present one. */
  readonly mode?: Mode;
  /** Of AWS; none for the cloud that runs on this machine. */
  readonly stage?: string;
}

/** @throws naming the argument that is wrong, and what is allowed */
export function readModeOptions(args: readonly string[]): ModeChoices {
  const { values, positionals } = readArguments(args, { stage: { type: 'string' } });
  const [mode, ...more] = positionals;
  if (more.length > 0 || (mode !== undefined && !isMode(mode))) {
    const allowed = `${MODES.join(', ')}, or none to see the present one`;
    throw new Error(`the mode is ${positionals.join(' ')}; allowed is one of ${allowed}`);
  }
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(values.stage === undefined ? {} : { stage: values.stage }),
  };
}
