import type { Problem } from '../telemetry/problem.ts';

/** What may be asked takes more than the store has room for. Who asked can ask for less. */
export class StoreExhausted extends Error {
  readonly problem: Problem = {
    code: 'store/out-of-memory',
    message: 'This takes more memory than the store may use.',
    hint: 'Ask about a shorter time or fewer rows. Long texts, such as whole documents in an attribute, take the most.',
  };

  constructor(options?: ErrorOptions) {
    super('The store has no memory left for this.', options);
    this.name = 'StoreExhausted';
  }
}
