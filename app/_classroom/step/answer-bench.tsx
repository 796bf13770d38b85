'use client';
import { useId, useState, type FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import type { PublicQuestion } from '@/lib/curriculum/public-step.ts';
import styles from './answer-bench.module.css';
import { BenchFrame } from './bench-frame.tsx';
import { DoneBy } from './done-by.tsx';
import { Outcome } from './outcome.tsx';
import { Question, type Given } from './question.tsx';
import { quietlyUnanswered } from './unanswered.ts';
import { useCheck } from './use-check.ts';

/** A quiz: its questions, and why each answer is right or wrong once it was checked. */
export function AnswerBench({ step, questions }: { step: string; questions: PublicQuestion[] }) {
  const [given, setGiven] = useState<Record<string, Given>>({});
  const { report, problems, checking, check, reset } = useCheck(step);
  const startOver = (): void => {
    setGiven({});
    reset();
  };
  return (
    <BenchFrame title="Answer" onReset={startOver}>
      <Quiz
        questions={questions}
        given={given}
        checking={checking}
        onGive={(id, answer) => setGiven((all) => ({ ...all, [id]: answer }))}
        onSubmit={() => check({ answers: given })}
      />
      <Outcome report={report === null ? null : quietlyUnanswered(report)} problems={problems} />
      <DoneBy step={step} />
    </BenchFrame>
  );
}

interface QuizProps {
  questions: PublicQuestion[];
  given: Record<string, Given>;
  checking: boolean;
  onGive: (id: string, answer: Given) => void;
  onSubmit: () => void;
}

function Quiz({ questions, given, checking, onGive, onSubmit }: QuizProps) {
  const idBase = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {questions.map((question) => (
        <Question
          key={question.id}
          idBase={`${idBase}-${question.id}`}
          question={question}
          given={given[question.id]}
          onGive={(answer) => onGive(question.id, answer)}
        />
      ))}
      <div>
        <Button look="primary" type="submit" disabled={checking}>
          Check my answers
        </Button>
      </div>
    </form>
  );
}
