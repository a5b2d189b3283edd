declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** How long a new table stays in CREATING; 500 by default. */
    readonly createTableMs?: number;
    /** How long a deleted one stays in DELETING; 500 by default. */
    readonly deleteTableMs?: number;
    /** The folder of its LevelDB; in memory without it. */
    readonly path?: string;
  }

  export default function dynalite(options?: Options): Server;
}
