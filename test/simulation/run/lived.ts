import { type Simulated, type Simulation, simulate } from '../simulate.ts';

/** What is left of a world once its history is forgotten: it goes from one process to another. */
export interface Lived extends Omit<Simulated, 'history'> {
  /** Of a core, in all. */
  readonly cpuMs: number;
}

export async function live(simulation: Simulation): Promise<Lived> {
  return (await liveWithHistory(simulation)).lived;
}

export async function liveWithHistory(simulation: Simulation) {
  const before = process.cpuUsage();
  const { history, ...simulated } = await simulate(simulation);
  const { user, system } = process.cpuUsage(before);
  return { history, lived: { ...simulated, cpuMs: (user + system) / 1_000 } satisfies Lived };
}
