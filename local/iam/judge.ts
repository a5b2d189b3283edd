/** Says which calls IAM would let through. */
export interface Judge {
  /** A call under a role: its own policies, and those of the resource that deny. */
  role(call: RoleCall): Refusal | undefined;
  /** An AWS service that acts for a resource of this account: the policy of what it acts on. */
  service(call: ServiceCall): Refusal | undefined;
}

export interface RoleCall {
  readonly roleArn: string;
  /** Who wears the role, such as the function's name. */
  readonly session: string;
  /** Such as `sqs:SendMessage`. */
  readonly action: string;
  /** An ARN; where the action has none, what stands in its place, such as a phone number. */
  readonly resource: string;
}

export interface ServiceCall {
  /** Such as `events.amazonaws.com`. */
  readonly service: string;
  readonly action: string;
  readonly resource: string;
  /** The resource in whose name it acts: a rule, a topic, an API's route. */
  readonly sourceArn: string;
}

/** Why a call is denied, in the words of AWS: who, what, on what, and for want of which policy. */
export interface Refusal {
  readonly message: string;
}

/** Lets everything through: for tests of what is not about permissions. */
export const LENIENT: Judge = { role: () => undefined, service: () => undefined };
