import { ACCOUNT_ID } from '../surroundings.ts';
import { parsePolicy, type Statement } from './policy.ts';
import type { Principal } from './principal.ts';
import type { Usage } from './usage.ts';

/** A policy document with its place in the template. */
export interface WrittenPolicy {
  /** A logical id, and the property where the resource has several policies. */
  readonly at: string;
  readonly document: unknown;
  /** Of what is granted here and no test uses, why it is there. */
  readonly unused?: readonly UnusedGrant[];
}

export interface UnusedGrant {
  readonly action: string;
  readonly reason: string;
}

/** Roles, their policies, and those of resources. */
export interface PolicyBook {
  /** With the policy that says who may assume it. @throws a `PolicyError` */
  addRole(name: string, trust: WrittenPolicy): void;
  /** @throws for a role that is not there, and a `PolicyError` */
  addIdentityPolicy(roleName: string, policy: WrittenPolicy): void;
  /** @throws where the resource has one, which AWS would overwrite, and a `PolicyError` */
  addResourcePolicy(resourceArn: string, policy: WrittenPolicy): void;
  /** One more beside others, as of `AWS::Lambda::Permission`. @throws a `PolicyError` */
  addPermission(resourceArn: string, policy: WrittenPolicy): void;
}

export interface OpenPolicyBook extends PolicyBook {
  ofRole(roleArn: string): readonly Statement[];
  trustOf(roleArn: string): readonly Statement[];
  ofResource(resourceArn: string): readonly Statement[];
}

interface Role {
  readonly logicalId: string;
  readonly trust: readonly Statement[];
  readonly statements: readonly Statement[];
  readonly unused: readonly UnusedGrant[];
}

export const roleArnOf = (name: string): string => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;

/** Tells of every grant as it is written. */
export function openPolicyBook({ granted }: Pick<Usage, 'granted'>): OpenPolicyBook {
  const roles = new Map<string, Role>();
  const ofResources = new Map<string, readonly Statement[]>();

  const addPermission = (resourceArn: string, { at, document, unused = [] }: WrittenPolicy) => {
    const statements = parsePolicy(document, 'resource', at);
    for (const each of statements) {
      tell([each], `${each.principals.map(nameOf).join(', ')} by ${each.at}`, unused);
    }
    ofResources.set(resourceArn, [...(ofResources.get(resourceArn) ?? []), ...statements]);
  };

  const tell = (
    statements: readonly Statement[],
    holder: string,
    unused: readonly UnusedGrant[],
  ) => {
    const allowed = statements.filter(({ effect }) => effect === 'Allow');
    granted(
      allowed.flatMap(({ scopes }) =>
        scopes.map(({ id, action, resource }) => {
          const reason = unused.find((each) => each.action === action.text)?.reason;
          const grant = { id, holder, action: action.text, resource: resource.text };
          return reason === undefined ? grant : { ...grant, reason };
        }),
      ),
    );
  };

  return {
    addRole(name, { at, document, unused = [] }) {
      const trust = parsePolicy(document, 'trust', `${at}.AssumeRolePolicyDocument`);
      roles.set(roleArnOf(name), { logicalId: at, trust, statements: [], unused });
    },
    addIdentityPolicy(roleName, { at, document, unused = [] }) {
      const role = roles.get(roleArnOf(roleName));
      if (role === undefined) throw new Error(`${at}: there is no role ${roleName}`);
      const statements = parsePolicy(document, 'identity', at).map((each) => heldBy(role, each));
      tell(statements, role.logicalId, [...unused, ...role.unused]);
      roles.set(roleArnOf(roleName), {
        ...role,
        statements: [...role.statements, ...statements],
      });
    },
    addResourcePolicy(resourceArn, policy) {
      if (ofResources.has(resourceArn)) {
        throw new Error(`${policy.at}: ${resourceArn} has a policy already, and can have but one`);
      }
      addPermission(resourceArn, policy);
    },
    addPermission,
    ofRole: (roleArn) => roles.get(roleArn)?.statements ?? [],
    trustOf: (roleArn) => roles.get(roleArn)?.trust ?? [],
    ofResource: (resourceArn) => ofResources.get(resourceArn) ?? [],
  };
}

/** A policy may belong to several roles, each of which may or may not use it. */
const heldBy = ({ logicalId }: Role, statement: Statement): Statement => ({
  ...statement,
  scopes: statement.scopes.map((scope) => ({ ...scope, id: `${logicalId} ${scope.id}` })),
});

const nameOf = (principal: Principal): string =>
  principal.is === 'role'
    ? principal.arn
    : principal.is === 'service'
      ? principal.name
      : principal.is;
