'use client';
import { useRef, useState } from 'react';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { useShelf } from '../explore/saved/use-shelf.ts';
import { AskingBench, type QueryBenchProps } from './query-bench.tsx';
import { useCheck } from './use-check.ts';

/** A question to ask and to save: what is judged is what is saved, so every change of that asks for a new verdict. */
export function SavedQueryBench({ step, task, sendFirst }: QueryBenchProps) {
  const check = useCheck(step);
  const shelf = useShelf();
  const [openId, setOpenId] = useState<string | null>(null);
  // A query that is opened runs at once, before the page is drawn anew.
  const lookedAt = useRef<string | null>(null);
  const lookAt = (id: string | null): void => {
    lookedAt.current = id;
    setOpenId(id);
  };
  const judge = (query: QuerySpecInput): void => {
    check.check({ query, ...(lookedAt.current === null ? {} : { saved: lookedAt.current }) });
  };
  return (
    <AskingBench
      task={task}
      sendFirst={sendFirst}
      check={check}
      onRun={judge}
      savedWith={(run) => ({
        shelf,
        open: shelf.queries.find(({ id }) => id === openId) ?? null,
        hrefOf: null,
        onOpen: ({ id, spec }) => {
          lookAt(id);
          run(spec);
        },
        onSaved: ({ id, spec }) => {
          lookAt(id);
          judge(spec);
        },
        onNew: () => lookAt(null),
      })}
    />
  );
}
