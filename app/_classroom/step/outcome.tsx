import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Verdicts, verdictSentence } from '@/app/_ui/verdicts.tsx';
import hidden from '@/app/_ui/visually-hidden.module.css';
import type { Report } from '@/lib/checker/report.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { traceHref } from './trace-href.ts';

/** What came of it: problems on the way, or the verdict, which is also said aloud once it is final. */
export function Outcome({ report, problems }: { report: Report | null; problems: Problem[] }) {
  return (
    <>
      {problems.map((problem) => (
        <ProblemNote key={problem.code + problem.message} problem={problem} />
      ))}
      {report === null ? null : <Verdicts report={report} traceHref={traceHref} />}
      <output className={hidden.hidden}>
        {report !== null && report.closedBy !== null ? verdictSentence(report) : ''}
      </output>
    </>
  );
}
