import type { Assembly } from '../assembly.ts';
import { ACCOUNT_ID, REGION, surroundingsOf } from '../surroundings.ts';
import { resolve } from '../template/resolve.ts';
import type { Attributes } from '../template/scope.ts';
import { creationOrder } from '../template/template.ts';
import { templateScope } from '../template/template-scope.ts';
import type { Cloud } from './cloud.ts';
import { NOTHING_TO_DO, provisionerOf } from './resource-types.ts';

export interface Provisioned {
  readonly outputs: Readonly<Record<string, string>>;
  /** How many resources of each type run here. */
  readonly running: Readonly<Record<string, number>>;
  /** Types of the template that have nothing to do on this machine, and why. */
  readonly idle: Readonly<Record<string, string>>;
}

/**
 * Creates every resource of the template, in the order of their references.
 * @throws for a resource type that this machine does not know: it would be missing silently
 */
export async function provision(assembly: Assembly, cloud: Cloud): Promise<Provisioned> {
  const { template, stackName } = assembly;
  const surroundings = surroundingsOf(stackName);
  const made = new Map<string, Attributes>();
  const scope = templateScope(template, surroundings, (id) => made.get(id));
  const idle: Record<string, string> = {};
  const running: Record<string, number> = {};

  for (const logicalId of creationOrder(template, surroundings)) {
    const resource = template.Resources[logicalId];
    if (resource === undefined) continue;
    const path = `Resources.${logicalId}.Properties`;
    const properties = (resolve(resource.Properties ?? {}, scope, path) ?? {}) as never;
    const wanted = {
      logicalId,
      type: resource.Type,
      name: `${stackName}-${logicalId}`,
      properties,
      metadata: resource.Metadata ?? {},
    };
    const reason = NOTHING_TO_DO[resource.Type];
    const create = provisionerOf(resource.Type);
    if (create !== undefined) {
      made.set(logicalId, await create(wanted, cloud));
      running[resource.Type] = (running[resource.Type] ?? 0) + 1;
    } else if (reason !== undefined) {
      idle[resource.Type] = reason;
      made.set(logicalId, standIn(resource.Type, wanted.name));
    } else {
      throw new Error(`${path.replace(/\.\w+$/, '')}: this machine knows no ${resource.Type}`);
    }
  }
  const outputs = Object.entries(template.Outputs ?? {}).map(([name, output]) => {
    const { Value } = output as { readonly Value: unknown };
    return [name, String(resolve(Value, scope, `Outputs.${name}.Value`))] as const;
  });
  return { outputs: Object.fromEntries(outputs), running, idle };
}

/** Enough of a resource for others to refer to. */
function standIn(type: string, name: string): Attributes {
  const [, service = '', kind = ''] = type.toLowerCase().split('::');
  const Arn = `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${kind}/${name}`;
  return { ref: name, attributes: { Arn } };
}
