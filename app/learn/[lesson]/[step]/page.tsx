import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Bench } from '@/app/_classroom/step/bench.tsx';
import { LiveStepRail } from '@/app/_classroom/step/live-step-rail.tsx';
import { PageHeading } from '@/app/_ui/page.tsx';
import { emitStepBefore, findStep, neighboursOf, pathOfStep } from '@/lib/curriculum/neighbours.ts';
import { outlineStep } from '@/lib/curriculum/outline.ts';
import { publicStep } from '@/lib/curriculum/public-step.ts';
import { course, courseOutline } from '../../_course/course.ts';
import { StepNeighbours } from '../../_course/step-neighbours.tsx';
import { StepProse } from '../../_mdx/step-prose.tsx';
import styles from './page.module.css';

/** Lessons are files: every page is made at build time, and an unknown address is not found. */
export const dynamicParams = false;

type Params = { lesson: string; step: string };

export const generateStaticParams = (): Params[] =>
  courseOutline().flatMap(({ id: lesson, steps }) => steps.map(({ id: step }) => ({ lesson, step })));

export async function generateMetadata({ params }: { params: Promise<Params> }): Promise<Metadata> {
  const found = findStep(course(), (await params).step);
  return found ? { title: found.step.title, description: found.step.summary } : {};
}

/** One step: what there is to know, and below it what there is to do. */
export default async function StepPage({ params }: { params: Promise<Params> }) {
  const { lesson: lessonId, step: stepId } = await params;
  const found = findStep(course(), stepId);
  if (found?.lesson.id !== lessonId) notFound();
  const { lesson, step } = found;
  const { previous, next } = neighboursOf(course(), stepId);
  const sender = emitStepBefore(lesson, stepId);
  const at = lesson.steps.indexOf(step) + 1;
  return (
    <div className={styles.page}>
      <LiveStepRail lesson={lesson.title} steps={lesson.steps.map(outlineStep)} current={stepId} />
      <article className={styles.step}>
        <PageHeading title={step.title} eyebrow={`${lesson.title} · step ${at} of ${lesson.steps.length}`} />
        <StepProse step={step} />
        <Bench key={stepId} step={publicStep(step)} sendFirst={sender && pathOfStep(sender)} />
        <StepNeighbours previous={previous && outlineStep(previous)} next={next && outlineStep(next)} />
      </article>
    </div>
  );
}
