'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import type { Problem } from '@/lib/telemetry/problem.ts';
import styles from './journal.module.css';
import { saveFile } from './save-file.ts';

/** The two files. A note that was just typed is waited for, and it is said that a file is being written. */
export function TakeAlong({ settled }: { settled: () => Promise<unknown> }) {
  const [isWriting, setIsWriting] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  // Not disabled meanwhile: who came by the keyboard would lose the place.
  const take = async (form: 'markdown' | 'json'): Promise<void> => {
    if (isWriting) return;
    setIsWriting(true);
    await settled();
    setProblems(await saveFile(`/classroom/journal/download?form=${form}`));
    setIsWriting(false);
  };
  return (
    <section className={styles.take} aria-label="Take it along">
      <div className={styles.actions}>
        <Button look="primary" onClick={() => void take('markdown')}>
          Download as Markdown
        </Button>
        <Button onClick={() => void take('json')}>Download for the instructor</Button>
        <output className={styles.kept}>{isWriting ? 'Your journal is being written …' : ''}</output>
      </div>
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      <p className={styles.hint}>
        The first is a .zip of journal.md and its pictures, for your repository. The second is signed by this classroom:
        your instructor sees whether anything was changed since. In both, whatever looks like a secret is hidden, in
        your notes as well.
      </p>
    </section>
  );
}
