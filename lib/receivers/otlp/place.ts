/** Where in an ExportTraceServiceRequest a reader stands: which span of which scope of which resource. */
export class Place {
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
    return ['resourceSpans', this.#resource, 'scopeSpans', this.#scope, 'spans', this.#span];
  }
}
