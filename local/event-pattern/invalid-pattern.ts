import { shown } from '../shown.ts';

/** `path` starts at `EventPattern` and uses dots for fields, brackets for array elements. */
export class InvalidPattern extends Error {
  override readonly name = 'InvalidPattern';
  readonly path: string;

  constructor(path: string, found: unknown, allowed: string) {
    super(`${path}: found ${shown(found)}; allowed: ${allowed}`);
    this.path = path;
  }
}
