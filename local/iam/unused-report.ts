import type { Grant } from './usage.ts';

interface UnusedReport {
  readonly lines: readonly string[];
  /** Whether each has its reason; false where there is nothing to go by. */
  readonly isExplained: boolean;
}

/** @param unused undefined where no cloud ran */
export function reportUnused(unused: readonly Grant[] | undefined): UnusedReport {
  if (unused === undefined) {
    return { lines: ['no cloud ran: which permissions are used is not known'], isExplained: false };
  }
  if (unused.length === 0) {
    return { lines: ['every permission that is granted was used'], isExplained: true };
  }
  return {
    lines: ['granted, and used by no test:', ...unused.map(lineOf)],
    isExplained: unused.every(({ reason }) => reason !== undefined),
  };
}

const lineOf = ({ holder, action, resource, reason }: Grant): string =>
  `  ${holder}  ${action}  ${resource}  ${reason ?? NOT_EXPLAINED}`;

const NOT_EXPLAINED = 'NOT EXPLAINED: take it away, or say why beside it with explainUnused';
