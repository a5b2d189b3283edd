import { shown } from '../shown.ts';

/** `path` reads like the template: `Resources.Queue.Properties.Tags[2]`. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly path: string;

  constructor(path: string, found: unknown, allowed: string) {
    super(`${path}: found ${shown(found)}; allowed: ${allowed}`);
    this.path = path;
  }
}

export function listed(names: readonly string[]): string {
  return names.length === 0 ? '(there are none)' : names.join(', ');
}
