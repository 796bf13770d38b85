'use client';
import { useRef, useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { leaveOnEscape } from '../named/leave-on-escape.ts';
import { QuestionList } from './asked/question-list.tsx';
import type { Exploring } from './use-explorer.ts';

/** Steps back and forward, and the questions asked lately. */
export function BuilderTools({
  draft,
  questions,
  run,
}: Pick<Exploring, 'questions' | 'run'> & { draft: Exploring['steps'] }) {
  const { tools, open, toggle, leave } = useHistory();
  const count = questions.asked.length;
  return (
    <>
      <span ref={tools} {...(open ? leaveOnEscape(leave) : {})}>
        <Steps draft={draft} />
        <Button look="quiet" size="small" aria-expanded={open} onClick={toggle}>
          <Icon name="clock" size={13} /> History{count === 0 ? '' : ` (${count})`}
        </Button>
      </span>
      {open ? (
        <QuestionList
          asked={questions.asked}
          onAsk={(spec) => {
            leave();
            run(spec);
          }}
          onLeave={leave}
          onClear={questions.clear}
        />
      ) : null}
    </>
  );
}

/** Back and forward. Not disabled, or the keyboard would lose its place with the last step. */
const Steps = ({ draft }: { draft: Exploring['steps'] }) => (
  <>
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
  </>
);

/** Whether the history is open; who leaves it is back at its button. */
function useHistory() {
  const [open, setOpen] = useState(false);
  const tools = useRef<HTMLSpanElement>(null);
  const leave = (): void => {
    setOpen(false);
    tools.current?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
  };
  return { tools, open, toggle: () => setOpen((before) => !before), leave };
}
