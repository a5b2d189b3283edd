/** A call that Secrets Manager turns away, by the name of its exception. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const notFound = (what: string): Refused =>
  new Refused('ResourceNotFoundException', `Secrets Manager can't find the specified ${what}.`);
