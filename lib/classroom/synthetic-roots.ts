import type { Classroom } from './classroom.ts';

/** The made-up parents that count as a trace's roots: of runs that are under way, and of those whose verdict is kept. */
export async function syntheticRootsOf(
  { runs, verdicts }: Pick<Classroom, 'runs' | 'verdicts'>,
  workspace: string,
  traceId: string,
): Promise<string[]> {
  const kept = await verdicts.syntheticRoots(workspace, traceId);
  return [...new Set([...runs.syntheticRoots(workspace, traceId), ...kept])];
}
