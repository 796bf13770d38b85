'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { Journal } from '@/lib/journal/journal.ts';
import { isTold, markdownOf } from '@/lib/journal/markdown.ts';
import { CopyButton } from '../copy-button.tsx';
import styles from './journal.module.css';
import { LessonEntries } from './lesson-entries.tsx';
import { QueryEntries } from './query-entries.tsx';
import { TakeAlong } from './take-along.tsx';
import { useJournal } from './use-journal.ts';

/** The journal as it stands, the notes to it, and the ways to take it along. */
export function JournalPage() {
  const { told, isWhole, problems, writeNote, settled } = useJournal();
  const notes = problems.map((problem) => <ProblemNote key={problem.code} problem={problem} />);
  if (told === null) return problems.length > 0 ? notes : <Skeleton lines={5} of="the journal" lineHeight="7rem" />;
  const { journal, notes: typed, queriesInAll } = told;
  const isEmpty = !journal.steps.some(isTold) && queriesInAll === 0;
  const traces = new Map(journal.traces.map((trace) => [trace.traceId, trace]));
  return (
    <div className={styles.page}>
      {notes}
      {isEmpty ? <Nothing /> : <TakeAlong settled={settled} />}
      {journal.lessons.map((lesson) => (
        <LessonEntries
          key={lesson.id}
          lesson={lesson}
          steps={journal.steps.filter((step) => step.lesson === lesson.id)}
          notes={typed}
          traces={traces}
          writeNote={writeNote}
        />
      ))}
      <QueryEntries queries={journal.savedQueries} inAll={queriesInAll} isDone={isWhole} />
      {isEmpty ? null : <Preview journal={journal} isWhole={isWhole} />}
    </div>
  );
}

const Nothing = () => (
  <EmptyState title="Your journal is empty.">
    <p className={styles.teach}>
      Run a step, and its verdict and trace stand here. Or open a lesson below and write down what you want to find out.
    </p>
    <LinkButton look="primary" href="/">
      Go to the course
    </LinkButton>
  </EmptyState>
);

/** The Markdown of what is told so far. */
function Preview({ journal, isWhole }: { journal: Journal; isWhole: boolean }) {
  const text = markdownOf(journal);
  return (
    <details className={styles.preview}>
      <summary>Preview of journal.md{isWhole ? '' : ', whose queries are still being asked'}</summary>
      <CodeFrame name="journal.md" tools={<CopyButton text={text} of="journal.md" />}>
        <pre>
          <code>{text}</code>
        </pre>
      </CodeFrame>
    </details>
  );
}
