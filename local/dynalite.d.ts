declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** @param options `createTableMs` is how long a new table stays in CREATING, 500 by default */
  export default function dynalite(options?: { readonly createTableMs?: number }): Server;
}
