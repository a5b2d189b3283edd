import { referenced } from './referenced.ts';
import type { Surroundings } from './scope.ts';
import { listed, TemplateError } from './template-error.ts';
import { templateScope } from './template-scope.ts';

export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, unknown>>;
  readonly Conditions?: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly DeletionPolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
}

type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Logical ids, each after all it depends on and otherwise in template order, without those whose
 * `Condition` is false. Throws `TemplateError` for a cycle, an unknown `DependsOn`, a parameter
 * without a default, and, without `surroundings`, a condition on a pseudo parameter.
 */
export function creationOrder(template: Template, surroundings?: Surroundings): readonly string[] {
  const dependencies = dependenciesOf(template, surroundings);
  const ordered = new Set<string>();
  while (ordered.size < dependencies.size) {
    const next = [...dependencies].find(
      ([id, needed]) => !ordered.has(id) && [...needed].every((each) => ordered.has(each)),
    );
    if (next === undefined) throw cycleAmong(dependencies, ordered);
    ordered.add(next[0]);
  }
  return [...ordered];
}

function dependenciesOf(template: Template, surroundings?: Surroundings): Dependencies {
  const scope = templateScope(template, surroundings);
  const wanted = new Map(
    Object.entries(template.Resources).filter(([id, { Condition }]) => {
      const value = Condition === undefined || scope.condition(Condition);
      if (value !== undefined) return value;
      throw new TemplateError(`Resources.${id}.Condition`, Condition, 'a name under Conditions');
    }),
  );
  return new Map(
    [...wanted].map(([id, { DependsOn, Properties }]) => {
      const names = [...explicit(template, id, DependsOn), ...referenced(Properties, scope)];
      return [id, new Set(names.filter((name) => wanted.has(name)))];
    }),
  );
}

function explicit(template: Template, id: string, dependsOn: TemplateResource['DependsOn'] = []) {
  const names = typeof dependsOn === 'string' ? [dependsOn] : dependsOn;
  const known = Object.keys(template.Resources);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger === undefined) return names;
  throw new TemplateError(`Resources.${id}.DependsOn`, stranger, listed(known));
}

function cycleAmong(dependencies: Dependencies, done: ReadonlySet<string>): TemplateError {
  const trail: string[] = [];
  let current = [...dependencies.keys()].find((id) => !done.has(id));
  while (current !== undefined && !trail.includes(current)) {
    trail.push(current);
    current = [...(dependencies.get(current) ?? [])].find((id) => !done.has(id));
  }
  const cycle = [...trail.slice(trail.indexOf(current ?? '')), current];
  return new TemplateError('Resources', cycle.join(' -> '), 'dependencies without a cycle');
}
