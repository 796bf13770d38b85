'use client';
import Link from 'next/link';
import { Icon } from '@/app/_ui/icons.tsx';
import { LinkButton } from '@/app/_ui/button.tsx';
import { ProgressBar } from '@/app/_ui/progress-bar.tsx';
import { kindWords, type OutlineLesson, type OutlineStep } from '@/lib/curriculum/outline.ts';
import type { Progress } from '@/lib/curriculum/progress.ts';
import { useProgress } from '../step/use-progress.ts';
import styles from './course-outline.module.css';

/** The lessons and their steps, what is done, and where to go on. */
export function CourseOutline({ lessons }: { lessons: OutlineLesson[] }) {
  const progress = useProgress();
  return (
    <div className={styles.course}>
      <GoOn lessons={lessons} progress={progress} />
      {lessons.map((lesson, index) => (
        <LessonCard key={lesson.id} lesson={lesson} number={index + 1} progress={progress ?? {}} />
      ))}
    </div>
  );
}

/** One button for the next thing to do. It keeps its place while the progress is still being read. */
function GoOn({ lessons, progress }: { lessons: OutlineLesson[]; progress: Progress | null }) {
  const steps = lessons.flatMap((lesson) => lesson.steps);
  const next = steps.find(({ id }) => !(id in (progress ?? {})));
  const begun = progress !== null && Object.keys(progress).length > 0;
  const first = steps[0];
  if (!first) return null;
  return (
    <p className={styles.goOn} data-known={progress !== null || undefined}>
      <LinkButton look="primary" href={(next ?? first).href}>
        {!next ? 'Walk it again from the start' : begun ? `Go on: ${next.title}` : 'Begin with the first step'}
      </LinkButton>
      {next ? null : <span className={styles.finished}>Every step is done. Well walked.</span>}
    </p>
  );
}

interface LessonCardProps {
  lesson: OutlineLesson;
  number: number;
  progress: Progress;
}

function LessonCard({ lesson, number, progress }: LessonCardProps) {
  const done = lesson.steps.filter(({ id }) => id in progress).length;
  const minutes = lesson.steps.reduce((sum, step) => sum + step.minutes, 0);
  return (
    <section className={styles.lesson} aria-labelledby={`lesson-${lesson.id}`}>
      <header className={styles.head}>
        <p className={styles.number}>
          Lesson {number} · about {minutes} minutes
        </p>
        <h2 id={`lesson-${lesson.id}`} className={styles.title}>
          {lesson.title}
        </h2>
        <p className={styles.summary}>{lesson.summary}</p>
        <ProgressBar done={done} of={lesson.steps.length} label={`Steps done of ${lesson.title}`} />
      </header>
      <ol className={styles.steps}>
        {lesson.steps.map((step) => (
          <StepLine key={step.id} step={step} done={step.id in progress} />
        ))}
      </ol>
    </section>
  );
}

function StepLine({ step, done }: { step: OutlineStep; done: boolean }) {
  return (
    <li className={styles.step} data-done={done || undefined}>
      <Link className={styles.link} href={step.href}>
        <span className={styles.mark}>{done ? <Icon name="check" size={12} /> : null}</span>
        <span className={styles.words}>
          <span className={styles.name}>{step.title}</span>
          {done ? <span className={styles.hidden}> (done)</span> : null}
          <span className={styles.about}>{step.summary}</span>
        </span>
        <span className={styles.kind}>{kindWords[step.kind]}</span>
      </Link>
    </li>
  );
}
