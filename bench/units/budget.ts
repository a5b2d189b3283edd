import { isCapped, type Kind } from '../../functions/domain/kind.ts';
import { asksForQuiet, isTold, type Way } from './ways.ts';

/** What something costs for one text, or one event, on the average of full batches. */
export interface Cost {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Of any AWS service, Publish included. */
  readonly calls: number;
}

/**
 * What an event of a kind may cost: its writes, and the batch's lease of slots, a tenth. Each write
 * is a call, and so are a tenth of a read and of the announcements, and Publish, or what makes a
 * digest fall due. A digest asks anew what has happened to its items, which is a call as well.
 */
export function budgetOf(kind: Kind, way: Way): Cost {
  const writes = writesOf(kind, way);
  const calls = (way === 'gathered' ? 0 : 1) + (way === 'digest' ? 1 : 0);
  // Who is to be told of a bid at once is only known when its item has answered: they ask for slots
  // as they come.
  const leases = isTold(way) && asksForQuiet(kind, way) ? 0.2 : 0.1;
  return {
    writeUnits: writes + leases + 0.05,
    readUnits: way === 'digest' ? 2.1 : 1.1,
    calls: writes + calls + leases + 0.25,
  };
}

/** See docs/adr/0002 and 0010. */
function writesOf(kind: Kind, way: Way): number {
  const toTell = isTold(way) ? writesToTell(kind) : 0;
  const mark = kind.supersedes.length > 0 ? 1 : 0;
  const quiet = asksForQuiet(kind, way) ? 1 : 0;
  // What is there is added to, or, where nothing is, begun; a digest takes it, and notes that.
  const gathering = { alone: 0, first: 0, begins: 2, gathered: 1, digest: 2 }[way];
  return toTell + mark + quiet + gathering;
}

/** The claim; its settling; the place in the recipient's quota. */
function writesToTell(kind: Kind): number {
  if (kind.lane === 'marketing') return 1;
  return isCapped(kind) ? 3 : 2;
}
