const MAX_LINES = 60;
const MAX_LINE = 400;

/** Terminal escapes: control sequences, operating system commands, and two-character ones (ECMA-48). */
const ANSI = new RegExp(String.raw`\u001B(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)?|.)`, 'g');

/** Shows that a secret stood there, and which, without giving it away. */
const masked = (secret: string): string => `…${secret.length > 12 ? secret.slice(-4) : ''}`;

/** Replaces every secret in a text. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((kept, secret) => (secret === '' ? kept : kept.replaceAll(secret, masked(secret))), text);
}

/**
 * The last lines that a process wrote, safe to show: without terminal escapes and control characters, without secrets,
 * and bounded in number and length whatever the process does.
 */
export class ProcessLog {
  readonly #lines: string[] = [];
  #open = '';

  /** @param tidy what else to replace in a line, such as folders of this machine */
  constructor(
    private readonly secrets: readonly string[] = [],
    private readonly tidy: (line: string) => string = (line) => line,
  ) {}

  get lines(): readonly string[] {
    return this.#open === '' ? this.#lines : [...this.#lines, this.#shown(this.#open)];
  }

  write(text: string): void {
    const lines = (this.#open + text).split(/\r?\n/);
    // A process that never ends its line must not grow ours.
    this.#open = (lines.pop() ?? '').slice(-4 * MAX_LINE);
    for (const line of lines) this.#lines.push(this.#shown(line));
    this.#lines.splice(0, Math.max(0, this.#lines.length - MAX_LINES));
  }

  #shown(line: string): string {
    const plain = line.replaceAll(ANSI, '').replaceAll(/[^\P{C}\t]/gu, '�');
    const safe = this.tidy(withoutSecrets(plain, this.secrets));
    return safe.length > MAX_LINE ? `${safe.slice(0, MAX_LINE)}…` : safe;
  }
}
