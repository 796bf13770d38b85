import type { Problem } from '../telemetry/problem.ts';
import { sayIssue } from './say-issue.ts';
import { QUERY_FILE, queryFileSchema, type QueryToSave } from './saved-query.ts';
import { querySpecSchema } from './spec.ts';

const EXPORTED = 'Choose a file that “Export as JSON” among the saved queries has made.';

const foreign = (message: string, hint: string): Problem => ({ code: 'query-file/foreign', message, hint });

const noQueries = foreign('This file holds no saved queries.', EXPORTED);

const queryKeys: readonly string[] = Object.keys(querySpecSchema.shape);

/** What is known by a key of its own, and where it belongs. */
const others: readonly { has: readonly string[]; problem: Problem }[] = [
  {
    has: ['resourceSpans', 'resource_spans'],
    problem: foreign('This file holds spans, and no saved queries.', 'Drop it on the traces page to see them.'),
  },
  {
    has: queryKeys,
    problem: foreign(
      'This file is one query without a name.',
      'Paste its text under “The query as JSON” on the explore page, run it, and save it from there.',
    ),
  },
];

/** A file of ours that is another one. */
function ourOther(schema: string): Problem | undefined {
  if (schema.startsWith('spanwalk/boards/')) {
    const hint = 'Import it on the boards page; the saved queries that they use come along.';
    return foreign('This is a file of boards.', hint);
  }
  if (!schema.startsWith('spanwalk/saved-queries/')) return undefined;
  const hint = 'Bring this classroom up to date, or export the queries from one of its age.';
  return foreign(`This file is of another version: ${schema.slice(0, 60)}.`, hint);
}

/** A file that is no file of saved queries, told by what it is instead. Null where it means to be one. */
function foreignFile(input: unknown): Problem | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return noQueries;
  const schema: unknown = Object.hasOwn(input, 'schema') ? (input as { schema: unknown }).schema : undefined;
  if (schema === QUERY_FILE) return null;
  const ours = typeof schema === 'string' ? ourOther(schema) : undefined;
  if (ours !== undefined) return ours;
  return others.find(({ has }) => has.some((key) => Object.hasOwn(input, key)))?.problem ?? noQueries;
}

/** Reads a file of saved queries from anywhere; what each asks is judged when it is saved. */
export function readQueryFile(input: unknown): { ok: QueryToSave[] } | { problems: Problem[] } {
  const foreignProblem = foreignFile(input);
  if (foreignProblem !== null) return { problems: [foreignProblem] };
  const parsed = queryFileSchema.safeParse(input, { error: sayIssue });
  if (parsed.success) return { ok: parsed.data.queries };
  const problems = parsed.error.issues.map(({ message, path }): Problem => {
    const at = path.filter((part) => typeof part !== 'symbol');
    const hint = 'Correct this place in the file, or export the queries once more and import that.';
    return { code: 'query-file/invalid', message: `${at.join('.') || 'The file'}: ${message}.`, hint, at };
  });
  return { problems };
}
