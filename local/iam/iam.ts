import type { AwsRequest, AwsResponse } from '../aws-request.ts';
import { ACCOUNT_ID } from '../surroundings.ts';
import { type AwsCall, readRequest } from './aws-call.ts';
import { denialOf } from './denial.ts';
import { evaluate, type Question } from './evaluate.ts';
import type { Judge, Refusal, ServiceCall } from './judge.ts';
import type { Statement } from './policy.ts';
import { type OpenPolicyBook, openPolicyBook, type PolicyBook } from './policy-book.ts';
import { type Denied, noneAllows, oneDenies, refuse } from './refusal.ts';
import { openUsage } from './usage.ts';

export interface Iam extends Judge, PolicyBook {
  /** Whoever is not registered may do anything: developers, tests, the AWS CLI. */
  registerCaller(accessKeyId: string, caller: RoleSession): void;
  /** The answer to a call that is denied, in the form of its service; undefined: let through. */
  judgeRequest(request: AwsRequest): AwsResponse | undefined;
  /**
   * Whether a service, such as `lambda.amazonaws.com`, may act under a role.
   * @param sourceArn in whose name, where a condition of the role asks for it
   */
  mayAssume(service: string, roleArn: string, sourceArn?: string): boolean;
}

interface RoleSession {
  readonly roleArn: string;
  /** Such as the function's name. */
  readonly session: string;
}

/**
 * Judges calls by the policies that a template brings, as IAM does within one account.
 * @param permissionsFile where grants and their use are written, see `openUsage`
 * @param onDenied hears of every denial in AWS's words: a function may keep it to itself
 */
export function createIam(
  permissionsFile?: string,
  onDenied: (message: string) => void = () => {},
): Iam {
  const usage = openUsage(permissionsFile);
  const book = openPolicyBook(usage);
  const callers = new Map<string, RoleSession>();

  const judge = (question: Question, who: string): Refusal | undefined => {
    const verdict = evaluate(question);
    if (verdict.is === 'allowed') {
      for (const { id } of verdict.by) usage.used(id);
      return undefined;
    }
    const denied: Denied = { who, action: question.action, resource: question.resource };
    return tell(
      verdict.is === 'denied'
        ? oneDenies(denied, verdict.by)
        : noneAllows(denied, question.caller.is === 'role' ? 'identity' : 'resource'),
    );
  };

  const tell = (refusal: Refusal): Refusal => {
    onDenied(`AccessDenied: ${refusal.message}`);
    return refusal;
  };

  const judgeRole = (session: RoleSession, call: AwsCall): Refusal | undefined =>
    judge(roleQuestion(session, call, book), sessionArnOf(session));

  return {
    ...book,
    registerCaller: (accessKeyId, session) => void callers.set(accessKeyId, session),
    role: (call) => judgeRole(call, call),
    service: (call) =>
      judge(
        serviceQuestion(call, book.ofResource(call.resource)),
        `${call.service} for ${call.sourceArn}`,
      ),
    judgeRequest(request) {
      const session = callers.get(request.accessKeyId);
      if (session === undefined) return undefined;
      const { operation, calls } = readRequest(request);
      if (calls === undefined) {
        return denialOf(request.service, tell(unknown(session, operation)));
      }
      for (const call of calls) {
        const refusal = judgeRole(session, call);
        if (refusal !== undefined) return denialOf(request.service, refusal);
      }
      return undefined;
    },
    mayAssume(service, roleArn, sourceArn) {
      const call = { service, action: 'sts:AssumeRole', resource: roleArn, sourceArn };
      return evaluate(serviceQuestion(call, book.trustOf(roleArn))).is === 'allowed';
    },
  };
}

function roleQuestion(session: RoleSession, call: AwsCall, book: OpenPolicyBook): Question {
  const { roleArn } = session;
  const { action, resource, passedTo } = call;
  return {
    caller: { is: 'role', roleArn, sessionArn: sessionArnOf(session) },
    action,
    resource,
    circumstances: {
      ...OVER_TLS,
      'aws:PrincipalArn': roleArn,
      ...(passedTo === undefined ? {} : { 'iam:PassedToService': passedTo }),
    },
    ofIdentity: book.ofRole(roleArn),
    ofResource: book.ofResource(resource),
  };
}

function serviceQuestion(
  call: Omit<ServiceCall, 'sourceArn'> & { readonly sourceArn: string | undefined },
  ofResource: readonly Statement[],
): Question {
  const { service, action, resource, sourceArn } = call;
  return {
    caller: { is: 'service', name: service },
    action,
    resource,
    circumstances: {
      ...OVER_TLS,
      'aws:SourceAccount': sourceArn?.split(':')[4] || ACCOUNT_ID,
      ...(sourceArn === undefined ? {} : { 'aws:SourceArn': sourceArn }),
    },
    ofIdentity: [],
    ofResource,
  };
}

/** On AWS every SDK and every service speaks TLS, which this machine only stands in for. */
const OVER_TLS = { 'aws:SecureTransport': 'true' } as const;

const sessionArnOf = ({ roleArn, session }: RoleSession): string =>
  `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${roleArn.replace(/^.*\//, '')}/${session}`;

const unknown = (session: RoleSession, operation: string): Refusal =>
  refuse(
    { who: sessionArnOf(session), action: operation, resource: '*' },
    'because what it needs is not known on this machine: the table in local/iam/aws-call.ts has ' +
      'no row for it',
  );
