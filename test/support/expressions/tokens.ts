/** The words and signs of an expression, from left to right. */
export class Tokens {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(expression: string) {
    this.#tokens = expression.match(/[#:]?\w+|<=|>=|<>|[^\s\w]/g) ?? [];
  }

  isAtEnd(): boolean {
    return this.#next >= this.#tokens.length;
  }

  end(): void {
    if (!this.isAtEnd()) throw this.unread();
  }

  took(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.took(token)) throw this.unread();
  }

  /** What `read` reads, in brackets. */
  inBrackets<T>(read: () => T): T {
    this.expect('(');
    const inner = read();
    this.expect(')');
    return inner;
  }

  /** One or more, with commas between. */
  list<T>(read: () => T): readonly T[] {
    const all = [read()];
    while (this.took(',')) all.push(read());
    return all;
  }

  next(): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw this.unread();
    this.#next += 1;
    return token;
  }

  unread(): Error {
    return new Error(`cannot read on at ${this.#tokens.slice(this.#next).join(' ') || 'the end'}`);
  }
}
