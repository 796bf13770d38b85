'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { QuestionList } from './asked/question-list.tsx';
import type { Exploring } from './use-explorer.ts';

/** Steps back and forward, and the questions asked lately. */
export function BuilderTools({
  draft,
  questions,
  run,
}: Pick<Exploring, 'questions' | 'run'> & { draft: Exploring['steps'] }) {
  const [open, setOpen] = useState(false);
  const count = questions.asked.length;
  return (
    <>
      <span>
        {/* Not disabled, or the keyboard would lose its place with the last step. */}
        <Button look="quiet" size="small" aria-disabled={!draft.canUndo} title="Ctrl or ⌘ with Z" onClick={draft.undo}>
          <Icon name="undo" size={13} /> Undo
        </Button>
        <Button
          look="quiet"
          size="small"
          aria-disabled={!draft.canRedo}
          title="Ctrl or ⌘ with Shift and Z"
          onClick={draft.redo}
        >
          <Icon name="redo" size={13} /> Redo
        </Button>
        <Button look="quiet" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="clock" size={13} /> History{count === 0 ? '' : ` (${count})`}
        </Button>
      </span>
      {open ? (
        <QuestionList
          asked={questions.asked}
          onAsk={(spec) => {
            setOpen(false);
            run(spec);
          }}
          onClear={questions.clear}
        />
      ) : null}
    </>
  );
}
