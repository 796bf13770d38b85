import type { Surroundings } from './check-options.ts';
import { harmless } from './paint.ts';

/** Says what is being done: one line that is rewritten on a terminal, nothing but results elsewhere. */
export class Progress {
  constructor(private readonly to: Pick<Surroundings, 'err' | 'isTerminal'>) {}

  doing(what: string): void {
    if (this.to.isTerminal) this.to.err(`\r\u001b[K${harmless(what).slice(0, 100)}`);
  }

  done(what: string): void {
    this.to.err(`${this.to.isTerminal ? '\r\u001b[K' : ''}${harmless(what)}\n`);
  }

  end(): void {
    if (this.to.isTerminal) this.to.err('\r\u001b[K');
  }
}
