'use client';
import type { PublicStep } from '@/lib/curriculum/public-step.ts';
import { AnswerBench } from './answer-bench.tsx';
import { EmitBench } from './emit-bench.tsx';
import { QueryBench } from './query-bench.tsx';
import { SavedQueryBench } from './saved-query-bench.tsx';
import { ReadBench } from './read-bench.tsx';
import { ResourceBench } from './resource-bench.tsx';

/** What there is to do in a step, by its kind. `sendFirst` is where spans are sent that a question can be about. */
export function Bench({ step, sendFirst }: { step: PublicStep; sendFirst: string | null }) {
  switch (step.kind) {
    case 'read':
      return <ReadBench step={step.id} />;
    case 'emit':
      return <EmitBench step={step.id} variants={step.variants} own={step.own} />;
    case 'query':
      return step.saved ? (
        <SavedQueryBench step={step.id} task={step.task} sendFirst={sendFirst} />
      ) : (
        <QueryBench step={step.id} task={step.task} sendFirst={sendFirst} />
      );
    case 'resource':
      return <ResourceBench step={step} />;
    case 'answer':
      return <AnswerBench step={step.id} questions={step.questions} />;
    default:
      return step satisfies never;
  }
}
