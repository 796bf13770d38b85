import type { Classroom } from '@/lib/classroom/classroom.ts';

/** More than this is cut, and said so: a page that swallows a larger trace whole would freeze the browser. */
export const MAX_SPANS = 50_000;

/** The made-up parents that count as a trace's roots: those announced a moment ago, and those kept with a verdict. */
export async function rootsOf({ runs, verdicts }: Classroom, workspace: string, traceId: string): Promise<string[]> {
  const kept = await verdicts.syntheticRoots(workspace, traceId);
  return [...new Set([...runs.syntheticRoots(workspace, traceId), ...kept])];
}
