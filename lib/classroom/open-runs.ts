import type { Report } from '../checker/report.ts';
import type { Curriculum } from '../curriculum/step.ts';
import type { Engine } from '../engine/start-engine.ts';
import type { FeedHub } from '../feed/hub.ts';
import { CurriculumJudge } from './judge.ts';
import type { ProgressBook } from './progress.ts';
import { RunRegistry } from './run-registry.ts';
import type { Run } from './run-schema.ts';
import type { VerdictBook } from './verdicts.ts';

interface Concluded {
  run: Run;
  report: Report;
  traceIds: string[];
}

interface Books {
  progress: ProgressBook;
  verdicts: VerdictBook;
  feed: FeedHub;
}

/** A final report is kept before it is shown, so that a page that asks again finds it; a passed one is progress. */
async function conclude({ run, report, traceIds }: Concluded, { progress, verdicts, feed }: Books): Promise<void> {
  const { workspace, runId, syntheticParent, startedAt, purpose } = run;
  const isStudents = purpose === 'learn';
  if (isStudents) await verdicts.keep(workspace, { report, runId, traceIds, syntheticParent, startedAt });
  feed.publish(workspace, { type: 'report', runId, report, traceIds });
  const news = isStudents && (await progress.note(workspace, report, runId, Date.now()));
  if (news) feed.publish(workspace, { type: 'progress', step: run.step, done: true });
}

/** Whatever goes wrong while a run is judged is ours, and is said once for each time. */
const tell = (run: Run, error: unknown): boolean =>
  process.stderr.write(`Spanwalk could not judge a run of ${run.step}: ${String(error)}\n`);

export function openRuns(engine: Engine, curriculum: Curriculum, books: Books): RunRegistry {
  return new RunRegistry({
    judge: new CurriculumJudge(curriculum),
    now: Date.now,
    read: async (workspace, traceIds) =>
      (await Promise.all(traceIds.map((traceId) => engine.spansOfTrace(workspace, traceId)))).flat(),
    onReport: (run, report, open, traceIds) => {
      if (open) books.feed.publish(run.workspace, { type: 'report', runId: run.runId, report, traceIds });
      else conclude({ run, report, traceIds }, books).catch((error: unknown) => tell(run, error));
    },
    onFault: tell,
  });
}
