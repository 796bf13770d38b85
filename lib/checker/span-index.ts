import type { Branch } from '../waterfall/tree.ts';
import type { FieldTest } from './field-test.ts';

type Shelf = ReadonlyMap<string, readonly Branch[]>;

/** By what spans are shelved, and which tests ask for one shelf. */
const SHELVES = {
  name: ({ span }: Branch) => span.name,
  kind: ({ span }: Branch) => (span.kind === 'unspecified' ? 'internal' : span.kind),
} as const;
type ShelfName = keyof typeof SHELVES;

const isShelf = (field: string): field is ShelfName => Object.hasOwn(SHELVES, field);

function shelve(branches: readonly Branch[], wordOf: (branch: Branch) => string): Shelf {
  const shelf = new Map<string, Branch[]>();
  for (const branch of branches) {
    const word = wordOf(branch);
    const beside = shelf.get(word);
    if (beside === undefined) shelf.set(word, [branch]);
    else beside.push(branch);
  }
  return shelf;
}

/** Spans by name and by kind, so that a check that asks for one of them need not look at all the others. */
export class SpanIndex {
  readonly #shelves = new Map<ShelfName, Shelf>();

  constructor(private readonly branches: readonly Branch[]) {}

  /** Spans that may pass the tests, in their order: all that do are among them. */
  candidatesFor(tests: readonly FieldTest[]): readonly Branch[] {
    let fewest = this.branches;
    for (const { field, conditions } of tests) {
      // An accepted name stands on another shelf.
      if (!isShelf(field) || typeof conditions.equals !== 'string' || conditions.aliases !== undefined) continue;
      const candidates = this.#shelf(field).get(conditions.equals) ?? [];
      if (candidates.length < fewest.length) fewest = candidates;
    }
    return fewest;
  }

  #shelf(name: ShelfName): Shelf {
    const known = this.#shelves.get(name) ?? shelve(this.branches, SHELVES[name]);
    this.#shelves.set(name, known);
    return known;
  }
}
