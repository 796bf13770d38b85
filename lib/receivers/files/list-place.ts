import { Place } from '../otlp/place.ts';

type Path = readonly (string | number)[];

/** Where a reader stands in a file whose spans are in one list, or in a list for each trace. */
export class ListPlace extends Place {
  #trace = -1;
  #spanOfTrace = -1;

  /** @param pathTo where the span of these numbers is, both from 0 */
  constructor(private readonly pathTo: (trace: number, span: number) => Path) {
    super();
  }

  nextTrace(): void {
    this.#trace += 1;
    this.#spanOfTrace = -1;
  }

  override nextSpan(): void {
    this.#spanOfTrace += 1;
  }

  override path(): (string | number)[] {
    return [...this.pathTo(this.#trace, this.#spanOfTrace)];
  }
}
