import { randomUUID } from 'node:crypto';
import { freeName, sameName } from '../../query/free-name.ts';
import { parseQuery } from '../../query/parse.ts';
import { sameQuery } from '../../query/same-query.ts';
import { MOST_SAVED_QUERIES, type QueryToSave, type SavedQuery } from '../../query/saved-query.ts';
import type { QuerySpecInput } from '../../query/spec.ts';
import { encodeQuery } from '../../query/url.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { fullShelf, nameTaken } from './problems.ts';

const SAVED_QUERIES = 'saved-queries';

export type Saving = { saved: SavedQuery } | { problems: Problem[] };

/** What came of a file: what is saved now, and how many of its queries were there already. */
export interface Brought {
  saved: SavedQuery[];
  alreadyThere: number;
  /** Where each query of the file stands now: the id of what was saved, or of what was there. */
  ids: string[];
}

/** Told of a query before it is deleted: whoever uses it takes a copy. */
type BeforeRemoval = (workspace: string, query: SavedQuery) => Promise<void>;

type ReadSpec = { spec: QuerySpecInput } | { problems: Problem[] };

function readSpec(input: unknown): ReadSpec {
  const parsed = parseQuery(input);
  return 'problems' in parsed ? parsed : { spec: JSON.parse(encodeQuery(parsed.ok)) as QuerySpecInput };
}

const isNamed = (name: string) => (query: SavedQuery) => sameName(query.name, name);

/** The questions that a workspace keeps. A name stands once, whatever its case. */
export class SavedQueries {
  /** Saving is one at a time, or two wishes for one name would both be fulfilled. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly documents: DocumentStore,
    private readonly beforeRemoval: BeforeRemoval = () => Promise.resolve(),
  ) {}

  /** By name. */
  async list(workspace: string): Promise<SavedQuery[]> {
    const documents = await this.documents.list(workspace, SAVED_QUERIES);
    return documents
      .map(({ body }) => body as SavedQuery)
      .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  }

  /** Saves a new one. `id` brings a deleted one back; one that is in use is replaced by a fresh one. */
  save(workspace: string, wanted: QueryToSave & { id?: string | undefined }, now: number): Promise<Saving> {
    return this.#inTurn(() => this.#save(workspace, wanted, now));
  }

  /** Changes a saved one, all of it; null where there is none of this id. */
  change(workspace: string, id: string, wanted: QueryToSave, now: number): Promise<Saving | null> {
    return this.#inTurn(async () => {
      const all = await this.list(workspace);
      const before = all.find((query) => query.id === id);
      if (before === undefined) return null;
      const other = all.find((query) => query.id !== id && isNamed(wanted.name)(query));
      if (other !== undefined) return { problems: [nameTaken(other.name)] };
      const read = readSpec(wanted.spec);
      if ('problems' in read) return read;
      const { name, description, dataset } = wanted;
      return this.#put(workspace, { ...before, name, description, dataset, spec: read.spec, updatedAt: now });
    });
  }

  /** Deletes one, and gives it back to whoever wants to undo that; null where there is none of this id. */
  remove(workspace: string, id: string): Promise<SavedQuery | null> {
    return this.#inTurn(async () => {
      const found = (await this.list(workspace)).find((query) => query.id === id);
      if (found === undefined) return null;
      await this.beforeRemoval(workspace, found);
      await this.documents.remove(workspace, SAVED_QUERIES, id);
      return found;
    });
  }

  /**
   * Takes a file in, all of it or nothing. What is there already, by name and question, is left as it is; another
   * question of a name that is taken gets a number.
   */
  bring(workspace: string, wanted: readonly QueryToSave[], now: number): Promise<Brought | { problems: Problem[] }> {
    return this.#inTurn(async () => {
      const all = await this.list(workspace);
      const fresh: SavedQuery[] = [];
      const ids: string[] = [];
      for (const [index, query] of wanted.entries()) {
        const read = readSpec(query.spec);
        if ('problems' in read) return { problems: read.problems.map((problem) => within(problem, index)) };
        const known = [...all, ...fresh];
        const same = known.find((one) => sameName(one.name, query.name) && sameQuery(one.spec, read.spec));
        const kept = same ?? stamped({ ...query, spec: read.spec, name: freeName(query.name, known) }, now);
        if (same === undefined) fresh.push(kept);
        ids.push(kept.id);
      }
      if (all.length + fresh.length > MOST_SAVED_QUERIES) return { problems: [fullShelf] };
      for (const query of fresh) await this.#put(workspace, query);
      return { saved: fresh, alreadyThere: wanted.length - fresh.length, ids };
    });
  }

  async #save(workspace: string, wanted: QueryToSave & { id?: string | undefined }, now: number): Promise<Saving> {
    const all = await this.list(workspace);
    if (all.length >= MOST_SAVED_QUERIES) return { problems: [fullShelf] };
    const taken = all.find(isNamed(wanted.name));
    if (taken !== undefined) return { problems: [nameTaken(taken.name)] };
    const read = readSpec(wanted.spec);
    if ('problems' in read) return read;
    const { name, description, dataset } = wanted;
    const free = wanted.id !== undefined && !all.some(({ id }) => id === wanted.id);
    const id = free && wanted.id !== undefined ? wanted.id : randomUUID();
    return this.#put(workspace, { id, name, description, spec: read.spec, dataset, createdAt: now, updatedAt: now });
  }

  async #put(workspace: string, saved: SavedQuery): Promise<{ saved: SavedQuery }> {
    await this.documents.put(workspace, SAVED_QUERIES, saved.id, saved);
    return { saved };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }
}

const stamped = (
  { name, description, spec, dataset }: QueryToSave & { spec: QuerySpecInput },
  now: number,
): SavedQuery => ({
  id: randomUUID(),
  name,
  description,
  spec,
  dataset,
  createdAt: now,
  updatedAt: now,
});

const within = (problem: Problem, index: number): Problem => ({
  ...problem,
  at: ['queries', index, 'spec', ...(problem.at ?? [])],
});
