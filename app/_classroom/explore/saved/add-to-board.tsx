'use client';
import Link from 'next/link';
import { useEffect, useId, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import field from '@/app/_ui/text-field.module.css';
import { SelectField } from '@/app/_ui/select-field.tsx';
import type { Asks, Board } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { boardHref } from '../../boards/board-words.ts';
import { Labelled, LookFields } from '../../boards/look-fields.tsx';
import { usualShape } from '../../boards/panel-shape.ts';
import type { PanelLook } from '../../boards/panel-draft.ts';
import { leaveOnEscape } from '../../named/leave-on-escape.ts';
import { lineOf } from '../../named/line-of.ts';
import form from '../../named/short-form.module.css';
import styles from './add-to-board.module.css';
import { askedWords } from './spec-words.ts';
import { useBoardChoice, type BoardChoice } from './use-board-choice.ts';

interface Props {
  /** What the builder holds. */
  spec: QuerySpecInput;
  /** The saved query that asks the same; the panel then follows it. */
  saved: SavedQuery | null;
  onClose: () => void;
}

const asksOf = (spec: QuerySpecInput, saved: SavedQuery | null): Asks =>
  saved === null ? { from: 'panel', spec, dataset: '__all__' } : { from: 'saved', queryId: saved.id, copy: null };

/** Puts the query on a board, one that is there or a new one. Escape gives it up. */
export function AddToBoard({ spec, saved, onClose }: Props) {
  const [look, setLook] = useState<PanelLook>({
    title: '',
    shown: usualShape(spec),
    width: 'half',
  });
  const { choices, chosen, choose, naming, add, added, problems } = useBoardChoice();
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector('select')?.focus(), []);
  const instead = lineOf(saved?.name ?? askedWords(spec));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void add({ type: 'query', ...look, asks: asksOf(spec, saved) });
  };
  return (
    <form
      ref={first}
      className={form.form}
      aria-label="Add this query to a board"
      onSubmit={submit}
      {...leaveOnEscape(onClose)}
    >
      <Labelled label="Board">
        <SelectField label="Board" value={chosen} choices={choices} onChange={choose} />
      </Labelled>
      {naming === null ? null : <NameField {...naming} />}
      <LookFields look={look} onLook={setLook} instead={instead} />
      <span className={form.buttons}>
        <Button type="submit" size="small" look="primary">
          Add
        </Button>
        <Button size="small" onClick={onClose}>
          {added === null ? 'Cancel' : 'Close'}
        </Button>
      </span>
      <Outcome added={added} problems={problems} />
    </form>
  );
}

/** A new board is called something before it is made. */
function NameField({ name, setName }: NonNullable<BoardChoice['naming']>) {
  const id = useId();
  return (
    <Labelled label="Its name" of={id}>
      <span className={field.field}>
        <input
          id={id}
          className={field.input}
          value={name}
          placeholder="Mornings"
          required
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </span>
    </Labelled>
  );
}

function Outcome({
  added,
  problems,
}: {
  added: Board | null;
  problems: Parameters<typeof ProblemNote>[0]['problem'][];
}) {
  return (
    <div className={styles.outcome}>
      <output className={styles.notice}>
        {added === null ? null : (
          <>
            It is on <Link href={boardHref(added)}>“{lineOf(added.name)}”</Link> now.
          </>
        )}
      </output>
      <div role="alert">
        {problems.map((problem) => (
          <ProblemNote key={problem.message} problem={problem} />
        ))}
      </div>
    </div>
  );
}
