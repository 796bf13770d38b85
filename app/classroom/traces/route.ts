import { z } from 'zod';
import { answer, reading, refuse } from '../_door/respond.ts';

export const dynamic = 'force-dynamic';

const MAX_TRACES = 200;

const wholeNumber = z.coerce.number().int().min(0);

const askedSchema = z.object({
  limit: z.coerce.number().catch(50).transform((limit) => (Number.isInteger(limit) ? Math.min(Math.max(limit, 1), MAX_TRACES) : 50)),
  find: z.string().max(1000, 'A search is 1,000 characters long at most.').optional(),
  failed: z.literal('1', 'failed=1 leaves those with an error, and nothing else can be said of it.').optional(),
  slower: z.coerce.number('slower is a number of milliseconds.').min(0, 'slower is a number of milliseconds.').optional(),
  before: wholeNumber.max(Number.MAX_SAFE_INTEGER, 'before is the lastSeq of a trace.').optional(),
  count: z.literal('1').optional(),
}); // prettier-ignore

/** The newest traces of those that are asked for, one line each; with `count=1`, how many there are. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const parsed = askedSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!parsed.success) return refuse(400, problemOf(parsed.error));
    const { limit, find, failed, slower, before, count } = parsed.data;
    const asked = { words: find, failed: failed === '1', slowerThanMs: slower, before };
    const [traces, counted] = await Promise.all([
      classroom.engine.recentTraces(workspace, limit, asked),
      count === '1' ? classroom.engine.countTraces(workspace, asked) : {},
    ]);
    // A parent that a client made up counts as root here as it does in the waterfall.
    for (const trace of traces) trace.hasRoot ||= classroom.runs.syntheticRoots(workspace, trace.traceId).length > 0;
    return answer({ traces, ...counted });
  });

const problemOf = ({ issues: [issue] }: z.ZodError) => ({
  code: 'trace/bad-search' as const,
  message: issue?.message ?? 'This search cannot be read.',
  hint: 'Ask with limit, find, failed=1, slower in milliseconds and before, the lastSeq of a trace.',
});
