import type { Done } from '../../curriculum/progress.ts';
import type { Step } from '../../curriculum/step.ts';
import type { JournalStep, JournalVerdict } from '../../journal/journal.ts';
import type { Verdict } from '../verdicts.ts';
import type { JournalNote } from './journal-notes.ts';
import { toldGiven } from './told-given.ts';

/** A run of a hundred clicks has a hundred traces; nobody reads so many ids. */
const MOST_TRACE_IDS = 12;

/** What is known of a step. */
export interface Known {
  done: Done | undefined;
  verdicts: readonly Verdict[];
  note: JournalNote | undefined;
}

/** A step as a journal tells it. */
export function toldStep(step: Step, { done, verdicts, note }: Known): JournalStep {
  const { id, lesson, title, kind } = step;
  return {
    id,
    lesson,
    title,
    kind,
    done: done === undefined ? null : { at: done.doneAt, variant: done.variant ?? null },
    verdicts: verdicts.toSorted((a, b) => a.startedAt - b.startedAt).map((verdict) => toldVerdict(step, verdict)),
    note: note === undefined ? null : { text: note.text, changedAt: Math.trunc(note.changedAt) },
  };
}

function toldVerdict(step: Step, { report, startedAt, traceIds, given }: Verdict): JournalVerdict {
  const { variant, status, score, checks, inventory } = report;
  const listed = traceIds.slice(0, MOST_TRACE_IDS);
  return {
    variant,
    status,
    score,
    at: Math.trunc(startedAt),
    checks: checks.map((check) => ({
      title: check.title,
      level: check.level,
      status: check.status,
      findings: check.findings.map(({ code, level, message, fix }) => ({ code, level, message, fix })),
    })),
    traceIds: listed,
    moreTraces: traceIds.length - listed.length,
    given: toldGiven(step, given),
    outline: inventory.outline,
  };
}
