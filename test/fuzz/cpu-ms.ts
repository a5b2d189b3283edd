/**
 * What this process has worked so far, in ms. Of the clock on the wall other processes take their
 * share, and what is slow by it may only have waited.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
