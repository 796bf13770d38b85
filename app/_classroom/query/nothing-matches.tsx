'use client';
import { Button } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { focusRun } from './focus-run.ts';
import { nextQuestions, nothingWords } from './nothing-words.ts';
import { useNewest } from './use-newest.ts';

interface Props {
  spec: QuerySpecInput;
  onAsk: (spec: QuerySpecInput) => void;
}

/** Nothing was found: when something would have been, and what to ask instead. */
export function NothingMatches({ spec, onAsk }: Props) {
  const newest = useNewest(spec);
  return (
    <EmptyState title="Nothing matches">
      <p aria-live="polite">{nothingWords(spec, newest).join(' ')}</p>
      {nextQuestions(spec, newest).map((next) => (
        <Button
          key={next.words}
          onClick={() => {
            focusRun();
            onAsk(next.spec);
          }}
        >
          {next.words}
        </Button>
      ))}
    </EmptyState>
  );
}
