import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { AwsResponse } from './aws-request.ts';

/** Something that goes wrong with a call of a function, as often as is asked for. */
type Fault = z.infer<typeof FAULT>;

/** A call as faults see it. */
export interface FaultyCall {
  /** Of the function whose worker makes it. */
  readonly functionName: string;
  /** `<service>:<operation>`, such as `dynamodb:UpdateItem`. */
  readonly call: string;
  /** The ARNs of what it is called on. */
  readonly resources: readonly string[];
  /** Ends the process of that worker. */
  kill(): void;
  /** A throttled call's answer, and that of a service which broke, in the form of its service. */
  refusal(does: 'throttle' | 'error'): AwsResponse;
}

/** The caller's connection is cut instead of an answer. */
export const NO_ANSWER = 'no answer';

export interface Faults {
  add(fault: Fault): void;
  list(): readonly Fault[];
  clear(): void;
  /** Forwards a call with whatever is to go wrong with it. */
  around(
    call: FaultyCall,
    forward: () => Promise<AwsResponse>,
  ): Promise<AwsResponse | typeof NO_ANSWER>;
}

export function createFaults(): Faults {
  let faults: readonly Fault[] = [];

  const replace = (old: Fault, ...others: readonly Fault[]) => {
    faults = faults.flatMap((each) => (each === old ? others : [each]));
  };

  /** The first fault that this call meets; it is worn out by one. */
  const meet = (met: FaultyCall): Fault | undefined => {
    const fault = faults.find((each) => isAbout(each, met));
    if (fault === undefined) return undefined;
    if (fault.skip > 0) {
      replace(fault, { ...fault, skip: fault.skip - 1 });
      return undefined;
    }
    if (fault.times > 1) replace(fault, { ...fault, times: fault.times - 1 });
    else replace(fault);
    return fault;
  };

  return {
    add(fault) {
      faults = [...faults, fault];
    },
    list: () => faults,
    clear() {
      faults = [];
    },
    async around(call, forward) {
      const fault = meet(call);
      if (fault === undefined) return forward();
      if (fault.when === 'before') return (await strike(fault, call)) ?? forward();
      const answer = await forward();
      return (await strike(fault, call)) ?? answer;
    },
  };
}

const isAbout = (fault: Fault, { functionName, call, resources }: FaultyCall): boolean =>
  functionName.includes(fault.function) &&
  call === fault.call &&
  resources.some((resource) => resource.includes(fault.on));

/** What the caller gets instead; undefined where it is only made to wait. */
async function strike(
  fault: Fault,
  call: FaultyCall,
): Promise<AwsResponse | typeof NO_ANSWER | undefined> {
  switch (fault.does) {
    case 'kill':
      call.kill();
      return NO_ANSWER;
    case 'drop':
      return NO_ANSWER;
    case 'delay':
      await pause(fault.delayMs);
      return undefined;
    case 'throttle':
    case 'error':
      return call.refusal(fault.does);
    default:
      return fault.does satisfies never;
  }
}

/** A fault as people ask for it. */
export const FAULT = z
  .strictObject({
    /** A function's name or a part of it, such as `TransactionalSender`. */
    function: z.string().min(1),
    call: z.string().regex(/^[a-z]+:[A-Z]\w+$/, 'a call such as dynamodb:UpdateItem'),
    /** A part of the ARN of what it is called on, such as `RecipientsTable`; any by default. */
    on: z.string().default(''),
    /** Before it is forwarded, so that nothing is done; or after, so that nobody hears of it. */
    when: z.enum(['before', 'after']),
    does: z.enum(['kill', 'delay', 'throttle', 'error', 'drop']).default('kill'),
    times: z.int().min(1).max(1_000_000).default(1),
    /** How many such calls go through first. */
    skip: z.int().min(0).max(1_000_000).default(0),
    /** Real time. */
    delayMs: z.int().min(0).max(900_000).default(1_000),
  })
  .refine(({ does, when }) => does !== 'throttle' || when === 'before', {
    path: ['when'],
    message: 'before: a throttled call was never done',
  });
