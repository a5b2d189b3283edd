import { NO_VALUE, PSEUDO_PARAMETER_NAMES, pseudoParameter } from '../pseudo-parameter.ts';
import { listed, TemplateError } from '../template-error.ts';
import { argumentList, type Intrinsic, type Place, resolvedText } from './place.ts';

/** The intrinsics that take a value from elsewhere in the stack. */
export const LOOKUPS: readonly (readonly [name: string, intrinsic: Intrinsic])[] = [
  ['Ref', reference],
  ['Fn::GetAtt', getAttribute],
  ['Fn::FindInMap', findInMap],
];

export function reference(name: unknown, place: Place): unknown {
  if (typeof name !== 'string') throw new TemplateError(place.path, name, 'a name');
  if (name === 'AWS::NoValue') return NO_VALUE;
  if (name.startsWith('AWS::')) return pseudo(name, place);
  const value = place.scope.parameter(name) ?? place.scope.resource(name)?.ref;
  if (value !== undefined) return value;
  throw new TemplateError(place.path, name, 'a parameter, or a resource that has been created');
}

export function attribute(logicalId: string, name: string, { scope, path }: Place): unknown {
  const resource = scope.resource(logicalId);
  if (resource === undefined) {
    throw new TemplateError(path, `${logicalId}.${name}`, 'a resource that has been created');
  }
  if (Object.hasOwn(resource.attributes, name)) return resource.attributes[name];
  const there = listed(Object.keys(resource.attributes));
  throw new TemplateError(path, `attribute ${name} of ${logicalId}`, there);
}

function getAttribute(argument: unknown, place: Place): unknown {
  const dotted = typeof argument === 'string' ? argument.indexOf('.') : -1;
  if (typeof argument === 'string' && dotted > 0) {
    return attribute(argument.slice(0, dotted), argument.slice(dotted + 1), place);
  }
  const [logicalId, name] = argumentList(argument, place, 2);
  if (typeof logicalId !== 'string') {
    throw new TemplateError(`${place.path}[0]`, logicalId, 'a logical id');
  }
  return attribute(logicalId, resolvedText(name, place, '[1]'), place);
}

function findInMap(argument: unknown, place: Place): unknown {
  const [map = '', top = '', second = ''] = argumentList(argument, place, 3).map((each, index) =>
    resolvedText(each, place, `[${index}]`),
  );
  const value = place.scope.mapping(map, top, second);
  if (value !== undefined) return value;
  throw new TemplateError(place.path, [map, top, second], 'keys that are under Mappings');
}

function pseudo(name: string, { scope, path }: Place): string {
  const { surroundings } = scope;
  if (!PSEUDO_PARAMETER_NAMES.includes(name)) {
    throw new TemplateError(path, name, listed(PSEUDO_PARAMETER_NAMES));
  }
  const value = surroundings && pseudoParameter(name, surroundings);
  if (value !== undefined) return value;
  throw new TemplateError(path, name, 'pseudo parameters only where surroundings are given');
}
