import { resultJson, totalOf, type ResultJson } from '../../query/api/result-json.ts';
import { groupsAsked, type ResultRequest } from '../../query/api/result-request.ts';
import { parseQuery } from '../../query/parse.ts';
import { ALL_DATASETS, planQuery } from '../../query/plan.ts';
import type { QueryResult } from '../../query/result.ts';
import { LAST_MOMENT_S, querySpecSchema, type QueryPlan, type QuerySpec } from '../../query/spec.ts';
import { StoreExhausted } from '../../store/store-exhausted.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { Problem } from '../../telemetry/problem.ts';

const QUERIES = 'api-queries';

/** A workspace keeps so many queries of scripts; the oldest go first. */
export const MOST_QUERIES = 500;
/** And the process so many results of all workspaces. */
const MOST_RESULTS = 200;

/** A query as a script left it. */
export interface KeptQuery {
  id: string;
  dataset: string;
  /** Word for word, what is the default anyway included: a script finds in the answer what it sent. */
  spec: object;
  /** Unix milliseconds. */
  createdAt: number;
}

/** An answer that is being looked for, or found. */
export interface KeptResult {
  id: string;
  workspace: string;
  query: KeptQuery;
  /** What the query asks. */
  spec: QuerySpec;
  complete: boolean;
  data?: ResultJson;
  /** Why there will be no answer: what whoever asked can do about it; null where they can only ask again. */
  failed?: Problem | null;
}

interface DeskParts {
  documents: DocumentStore;
  query: (workspace: string, plan: QueryPlan) => Promise<QueryResult>;
  /** A short id that nobody can guess. */
  mint: () => string;
  /** Told of what is a fault of ours. */
  onFault: (error: unknown) => void;
}

/** Takes queries from scripts, runs them aside, and keeps the answers until they are fetched. */
export class QueryDesk {
  readonly #parts: DeskParts;
  readonly #results = new Map<string, KeptResult>();
  /** Datasets that were seen to be there: to look for one takes a count over everything. */
  readonly #seen = new Set<string>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Judges a query and keeps it; it is not run. Null where the workspace never had a span of the dataset. */
  async create(workspace: string, dataset: string, input: unknown, now: number): Promise<KeptQuery | { problems: Problem[] } | null> {
    const parsed = parseQuery(input);
    if ('problems' in parsed) return parsed;
    if (!(await this.#has(workspace, dataset))) return null;
    const kept = { id: this.#parts.mint(), dataset, spec: input as object, createdAt: now };
    await this.#parts.documents.put(workspace, QUERIES, kept.id, kept);
    await this.#forgetOldest(workspace);
    return kept;
  } // prettier-ignore

  /** Whether a dataset is there: one is as soon as a span of the service arrives, and all of them always are. */
  async #has(workspace: string, dataset: string): Promise<boolean> {
    const key = JSON.stringify([workspace, dataset]);
    if (dataset === ALL_DATASETS || this.#seen.has(key)) return true;
    const everything = querySpecSchema.parse({ start_time: 0, end_time: LAST_MOMENT_S });
    const { matched } = await this.#parts.query(workspace, planQuery(everything, 0, dataset, { series: false }));
    if (matched > 0) this.#seen.add(key);
    return matched > 0;
  }

  async #forgetOldest(workspace: string): Promise<void> {
    const all = (await this.#parts.documents.list(workspace, QUERIES)).map(({ body }) => body as KeptQuery);
    const oldest = all.sort((left, right) => left.createdAt - right.createdAt).slice(0, Math.max(0, all.length - MOST_QUERIES)); // prettier-ignore
    for (const { id } of oldest) await this.#parts.documents.remove(workspace, QUERIES, id);
  }

  /** A kept query; null where the workspace has none of this id for this dataset. */
  async read(workspace: string, dataset: string, id: string): Promise<KeptQuery | null> {
    const kept = (await this.#parts.documents.get(workspace, QUERIES, id)) as KeptQuery | undefined | null;
    return kept?.dataset === dataset ? kept : null;
  }

  /**
   * Begins to run a kept query; null where there is none. The result is there at once, and complete later. A query of an
   * earlier day may be one that is refused today.
   */
  async run(workspace: string, dataset: string, request: ResultRequest, now: number): Promise<KeptResult | { problems: Problem[] } | null> {
    const query = await this.read(workspace, dataset, request.query_id);
    if (query === null) return null;
    const parsed = parseQuery(query.spec);
    if ('problems' in parsed) return parsed;
    const result: KeptResult = { id: this.#parts.mint(), workspace, query, spec: parsed.ok, complete: false };
    this.#results.set(result.id, result);
    const [oldest] = this.#results.keys();
    if (this.#results.size > MOST_RESULTS && oldest !== undefined) this.#results.delete(oldest);
    this.#find(result, request, now).catch((error: unknown) => {
      result.failed = error instanceof StoreExhausted ? error.problem : null;
      if (result.failed === null) this.#parts.onFault(error);
    });
    return result;
  } // prettier-ignore

  async #find(result: KeptResult, request: ResultRequest, now: number): Promise<void> {
    const { workspace, query, spec } = result;
    const series = !request.disable_series;
    const ask = (asked: QuerySpec, others: boolean): Promise<QueryResult> =>
      this.#parts.query(workspace, planQuery(asked, now, query.dataset, { series, others, limit: groupsAsked(request) }));
    const answer = await ask(spec, !request.disable_other_by_aggregate);
    const total = request.disable_total_by_aggregate ? undefined : await ask(totalOf(spec), false);
    result.data = resultJson({ result: answer, total, series });
    result.complete = true;
  } // prettier-ignore

  /** A result of the workspace; null where there is none of this id for this dataset. */
  result(workspace: string, dataset: string, id: string): KeptResult | null {
    const found = this.#results.get(id);
    return found?.workspace === workspace && found.query.dataset === dataset ? found : null;
  }
}
