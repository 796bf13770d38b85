'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { Journal, JournalStep, JournalTrace } from '@/lib/journal/journal.ts';
import { isTold } from '@/lib/journal/markdown.ts';
import styles from './journal.module.css';
import { StepEntry } from './step-entry.tsx';
import type { JournalState } from './use-journal.ts';

interface Props {
  lesson: Journal['lessons'][number];
  steps: readonly JournalStep[];
  notes: Record<string, { text: string }>;
  traces: ReadonlyMap<string, JournalTrace>;
  writeNote: JournalState['writeNote'];
}

/** A lesson's steps: those that there is something to tell of, and the others to be written about all the same. */
export function LessonEntries({ lesson, steps, notes, traces, writeNote }: Props) {
  // A note that is emptied must not take its field away from under the cursor.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const isShown = (step: JournalStep): boolean => isTold(step) || opened.has(step.id);
  const open = (id: string): void => setOpened((before) => new Set([...before, id]));
  const shown = steps.filter(isShown);
  const others = steps.filter((step) => !isShown(step));
  const done = steps.filter((step) => step.done !== null).length;
  return (
    <Panel title={lesson.title} aside={`${done} of ${steps.length} done`}>
      <div className={styles.steps}>
        {shown.map((step) => (
          <StepEntry
            key={step.id}
            step={step}
            note={notes[step.id]?.text ?? ''}
            traces={traces}
            onWrite={(text) => {
              open(step.id);
              return writeNote(step.id, text);
            }}
          />
        ))}
        {others.length === 0 ? null : <Others steps={others} onOpen={open} />}
      </div>
    </Panel>
  );
}

function Others({ steps, onOpen }: { steps: readonly JournalStep[]; onOpen: (id: string) => void }) {
  return (
    <details className={styles.others}>
      <summary>
        {steps.length} {steps.length === 1 ? 'step' : 'steps'} with nothing to tell yet
      </summary>
      <ul className={styles.list}>
        {steps.map(({ id, title }) => (
          <li key={id} className={styles.other}>
            <span>{title}</span>
            <Button size="small" look="quiet" aria-label={`Write a note on ${title}`} onClick={() => onOpen(id)}>
              Write a note
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
