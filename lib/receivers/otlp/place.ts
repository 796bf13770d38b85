/** Where in a request a reader stands: which span (or log record) of which scope of which resource. */
export class Place {
  /** The names of the three lists on the way. */
  constructor(private readonly lists: readonly [string, string, string] = ['resourceSpans', 'scopeSpans', 'spans']) {}

  #resource = -1;
  #scope = -1;
  #span = -1;

  nextResource(): void {
    this.#resource += 1;
    this.#scope = -1;
  }

  nextScope(): void {
    this.#scope += 1;
    this.#span = -1;
  }

  nextSpan(): void {
    this.#span += 1;
  }

  path(): (string | number)[] {
    const [resources, scopes, spans] = this.lists;
    return [resources, this.#resource, scopes, this.#scope, spans, this.#span];
  }
}
