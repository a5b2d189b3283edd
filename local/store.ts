import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What emulators must not forget: in a folder that outlives the process, or in memory. */
export interface Store {
  /** Entries of one sort, as JSON by key. What is put is kept, also when the process is killed. */
  collection<T>(name: string): Collection<T>;
  close(): void;
}

export interface Collection<T> {
  get(key: string): T | undefined;
  /** A key that is there already keeps its place in the order. */
  put(key: string, value: T): void;
  delete(key: string): void;
  clear(): void;
  /** In the order in which the keys were put. */
  values(): readonly T[];
}

/**
 * @param dir is made where it is not there; without it nothing outlives the process
 * @throws where another process has it open
 */
export function openStore(dir?: string): Store {
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  const database = new DatabaseSync(dir === undefined ? ':memory:' : join(dir, 'cloud.sqlite'));
  try {
    // A process that is killed loses nothing by it; a machine without power perhaps a moment.
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;' +
        'BEGIN EXCLUSIVE; COMMIT',
    );
  } catch (error) {
    database.close();
    throw new Error(`${dir} is in use, or no folder of a local cloud: ${String(error)}`);
  }
  return {
    collection: (name) => openCollection(database, name),
    close: () => database.close(),
  };
}

function openCollection<T>(database: DatabaseSync, name: string): Collection<T> {
  const table = `"${name.replaceAll('"', '""')}"`;
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${table} ` +
      '(place INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE NOT NULL, value TEXT NOT NULL)',
  );
  const get = database.prepare(`SELECT value FROM ${table} WHERE key = ?`);
  const put = database.prepare(
    `INSERT INTO ${table} (key, value) VALUES (?, ?) ` +
      'ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = database.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const all = database.prepare(`SELECT value FROM ${table} ORDER BY place`);
  const read = (row: unknown): T => JSON.parse((row as { readonly value: string }).value);
  return {
    get(key) {
      const row = get.get(key);
      return row === undefined ? undefined : read(row);
    },
    put: (key, value) => void put.run(key, JSON.stringify(value)),
    delete: (key) => void remove.run(key),
    clear: () => database.exec(`DELETE FROM ${table}`),
    values: () => all.all().map(read),
  };
}
