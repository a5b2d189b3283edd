import type { Announced } from '../domain/announced.ts';

/** Tells the platform, on the bus, what became of its events, and what was replied. */
export interface Announcer {
  announce(announcements: readonly Announcement[]): Promise<void>;
}

export interface Announcement {
  readonly type: Announced;
  readonly detail: Readonly<Record<string, unknown>>;
}
