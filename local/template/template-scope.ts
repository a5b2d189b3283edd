import { isRecord } from '../record.ts';
import { resolveCondition } from './resolve.ts';
import type { Attributes, Scope, Surroundings } from './scope.ts';
import type { Template, TemplateParameter } from './template.ts';
import { TemplateError } from './template-error.ts';

/**
 * A template's own parameters, conditions and mappings, and `resource` for what has been created.
 * Throws `TemplateError` for a parameter without a default: nobody is there to give it a value.
 */
export function templateScope(
  template: Template,
  surroundings?: Surroundings,
  resource: (logicalId: string) => Attributes | undefined = () => undefined,
): Scope {
  const parameters = defaults(template.Parameters ?? {});
  const fixed = {
    parameter: (name: string) => parameters.get(name),
    mapping: (...keys: readonly string[]) => keys.reduce(entryOf, template.Mappings),
    surroundings,
  };
  // CloudFormation knows conditions before any resource exists, so they may not refer to one.
  const condition = conditions(template.Conditions ?? {}, { ...fixed, resource: () => undefined });
  return { ...fixed, resource, condition };
}

function defaults(parameters: Readonly<Record<string, TemplateParameter>>) {
  return new Map(
    Object.entries(parameters).map(([name, parameter]) => {
      if (parameter.Default !== undefined) return [name, defaultOf(parameter)];
      throw new TemplateError(`Parameters.${name}`, 'no Default', 'parameters with a Default');
    }),
  );
}

/** Lists are written with commas. An `AWS::SSM::` type keeps its default: no store is here. */
function defaultOf({ Type, Default }: TemplateParameter): unknown {
  const isList = Type === 'CommaDelimitedList' || Type.startsWith('List<');
  return isList
    ? String(Default)
        .split(',')
        .map((each) => each.trim())
    : Default;
}

function conditions(
  expressions: Readonly<Record<string, unknown>>,
  scope: Omit<Scope, 'condition'>,
): Scope['condition'] {
  const known = new Map<string, boolean>();
  const evaluating = new Set<string>();
  const condition = (name: string): boolean | undefined => {
    if (known.has(name) || !Object.hasOwn(expressions, name)) return known.get(name);
    const path = `Conditions.${name}`;
    if (evaluating.has(name)) {
      const cycle = [...evaluating, name].join(' -> ');
      throw new TemplateError(path, cycle, 'conditions without a cycle');
    }
    evaluating.add(name);
    const value = resolveCondition(expressions[name], { ...scope, condition }, path);
    evaluating.delete(name);
    known.set(name, value);
    return value;
  };
  return condition;
}

function entryOf(container: unknown, key: string): unknown {
  return isRecord(container) && Object.hasOwn(container, key) ? container[key] : undefined;
}
