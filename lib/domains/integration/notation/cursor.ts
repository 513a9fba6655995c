import type { Expression } from "../expression/expression";
import { ReadFailure } from "./failure";
import { limits } from "./limits";
import { shorten, type Token } from "./tokens";

export type Grammar = {
  /** The only free name a text may use. */
  readonly variable: string;
  /** Names read as the constant of integration; they come back as variables for the caller to remove. */
  readonly constantsOfIntegration: ReadonlySet<string>;
  /** Whether a closing `dx` is dropped. */
  readonly differential: boolean;
};

/** Stands at one of the tokens; counts what was made and how deep it is, so that no text grows beyond its caps. */
export abstract class Cursor {
  protected at = 0;
  private depth = 0;
  private nodes = 0;
  /** Bars of absolute values that are open and not yet inside further brackets. */
  protected openBars = 0;

  constructor(
    protected readonly tokens: Token[],
    protected readonly grammar: Grammar,
  ) {}

  protected isAtEnd(): boolean {
    return this.token.kind === "end";
  }

  protected get token(): Token {
    return this.tokens[this.at]!;
  }

  protected isSymbol(text: string): boolean {
    return this.token.kind === "symbol" && this.token.text === text;
  }

  protected accept(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.at++;
    return true;
  }

  protected expect(text: string): void {
    if (!this.accept(text)) this.fail(`"${text}" is missing`);
  }

  protected fail(message: string, token: Token = this.token): never {
    throw new ReadFailure(message, token.start);
  }

  protected failUnexpected(): never {
    const { kind, text } = this.token;
    if (kind === "end") this.fail("The expression ends too early");
    if (text === "," || text === "=") this.fail("More than one expression is written here; give one");
    this.fail(`"${shorten(text)}" is not expected here`);
  }

  /** Every node passes here, so that a text cannot grow a tree beyond its cap. */
  protected made<T extends Expression>(node: T): T {
    if (++this.nodes > limits.nodes) this.fail(`More than ${limits.nodes} nodes`);
    return node;
  }

  protected nested<T>(read: () => T): T {
    if (++this.depth > limits.depth) this.fail(`Nested deeper than ${limits.depth} levels`);
    const result = read();
    this.depth--;
    return result;
  }

  protected startsOperand(): boolean {
    const { kind, text } = this.token;
    if (kind === "number" || kind === "command") return true;
    if (kind === "name") return !(this.grammar.differential && this.atDifferential());
    if (kind !== "symbol") return false;
    return (
      text === "(" || text === "[" || text === "{" || text === "(|" || (text === "|" && this.openBars === 0)
    );
  }

  protected atDifferential(): boolean {
    const { kind, text } = this.token;
    if (kind !== "name") return false;
    const { variable } = this.grammar;
    if (text === `d${variable}`) return this.tokens[this.at + 1]?.kind === "end";
    const [next, after] = [this.tokens[this.at + 1], this.tokens[this.at + 2]];
    return text === "d" && next?.kind === "name" && next.text === variable && after?.kind === "end";
  }
}
