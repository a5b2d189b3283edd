import { nameOf } from '../domain/error-name.ts';
import type { DeliveryLogging, Outcome, StackAnswers } from '../ports/account.ts';
import type { Log } from '../ports.ts';
import { type AccountRequest, readProperties, readRequest } from './env.ts';

export interface AccountDeps {
  readonly logging: DeliveryLogging;
  readonly stack: StackAnswers;
  readonly log: Log;
}

/**
 * Has SNS log what becomes of texts, as a custom resource of CloudFormation. Asked again, it does
 * the same again: everything is set to what it is to be, whatever it was.
 * Throws only where CloudFormation could not be told: Lambda then brings the request again.
 */
export function createAccount(deps: AccountDeps) {
  return async function account(event: unknown): Promise<void> {
    const request = readRequest(event);
    const outcome = await carryOut(deps, request);
    if (outcome.is === 'failed') deps.log.error('not done', { reason: outcome.reason });
    else deps.log.info('done', { request: request.RequestType });
    await deps.stack.answer(request, PHYSICAL_ID, outcome);
  };
}

/** There is one for an account and region; another id would have CloudFormation delete the old. */
const PHYSICAL_ID = 'sms-delivery-logging';

async function carryOut({ logging }: AccountDeps, request: AccountRequest): Promise<Outcome> {
  try {
    switch (request.RequestType) {
      case 'Create':
      case 'Update':
        await provide(logging, request.ResourceProperties);
        break;
      case 'Delete':
        await withdraw(logging, request.ResourceProperties);
        break;
      default:
        request.RequestType satisfies never;
    }
    return { is: 'done' };
  } catch (error) {
    return { is: 'failed', reason: reasonOf(error) };
  }
}

async function provide(logging: DeliveryLogging, properties: unknown): Promise<void> {
  const wanted = readProperties(properties);
  const { LogGroups, RetentionDays: retentionDays, KeyArn: keyArn } = wanted;
  // The groups first: what SNS made by itself would be kept for good, under no key of ours.
  for (const name of LogGroups) {
    await during(`log group ${name}`, logging.provideGroup({ name, retentionDays, keyArn }));
  }
  await during('SMS attributes', logging.turnOn(wanted.RoleArn, wanted.SampledPercent));
}

/**
 * Only what is still ours is turned off: somebody else may log by now. The groups go by their
 * retention. Never fails for what was asked wrongly: nothing was made of that, and a stack that
 * cannot be deleted is stuck.
 */
async function withdraw(logging: DeliveryLogging, properties: unknown): Promise<void> {
  const { RoleArn } = (properties ?? {}) as { readonly RoleArn?: unknown };
  const role = await during('SMS attributes', logging.role());
  if (role !== undefined && role === RoleArn) await during('SMS attributes', logging.turnOff());
}

/** Says in an error what was being done. */
const during = <T>(what: string, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw new Error(`${what}: ${reasonOf(error)}`, { cause: error });
  });

/** `AccessDeniedException: …`: for CloudFormation's events, which operators read first. */
function reasonOf(error: unknown): string {
  const name = nameOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return name === 'Error' ? message : `${name}: ${message}`;
}
