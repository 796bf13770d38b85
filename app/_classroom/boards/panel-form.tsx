'use client';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { MOST_NOTE_CHARACTERS, type NewPanel, type Panel } from '@/lib/boards/board.ts';
import type { SavedQuery } from '@/lib/query/saved-query.ts';
import { leaveOnEscape } from '../named/leave-on-escape.ts';
import { askedWords, specWords } from '../explore/saved/spec-words.ts';
import { QueryJson } from '../query/query-json.tsx';
import styles from './panel-form.module.css';
import { lineOf } from '../named/line-of.ts';
import { Labelled, LookFields, WidthField } from './look-fields.tsx';
import { draftOf, fromSource, panelOf, sourceOf, sourcesOf, type Draft } from './panel-draft.ts';

interface Props {
  label: string;
  /** What is changed; null: a new one. */
  panel: Panel | null;
  queries: readonly SavedQuery[];
  onSave: (panel: NewPanel) => void;
  onCancel: () => void;
}

const kinds = [
  { value: 'query', words: 'A query' },
  { value: 'text', words: 'A note' },
] as const;

/** A panel that is written or changed. Escape gives it up; its first field has the focus from the start. */
export function PanelForm({ label, panel, queries, onSave, onCancel }: Props) {
  const [draft, setDraft] = useState(() => draftOf(panel, queries));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('select, textarea, input')?.focus(), []);
  const made = panelOf(draft);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (made !== null) onSave(made);
  };
  return (
    <form ref={form} className={styles.form} aria-label={label} onSubmit={submit} {...leaveOnEscape(onCancel)}>
      {panel === null ? <KindField draft={draft} onDraft={setDraft} /> : null}
      {draft.kind === 'text' ? (
        <NoteFields draft={draft} onDraft={setDraft} />
      ) : (
        <QueryFields draft={draft} onDraft={setDraft} queries={queries} />
      )}
      <span className={styles.buttons}>
        <Button type="submit" size="small" look="primary" aria-disabled={made === null || undefined}>
          {panel === null ? 'Add the panel' : 'Save'}
        </Button>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </form>
  );
}

interface FieldsProps {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

function KindField({ draft, onDraft }: FieldsProps) {
  return (
    <Labelled label="What it is">
      <SelectField
        label="What it is"
        value={draft.kind}
        choices={kinds}
        onChange={(kind) => onDraft({ ...draft, kind: kind === 'text' ? 'text' : 'query' })}
      />
    </Labelled>
  );
}

function NoteFields({ draft, onDraft }: FieldsProps) {
  return (
    <>
      <WidthField width={draft.width} onWidth={(width) => onDraft({ ...draft, width })} />
      <label className={styles.area}>
        Text
        <textarea
          rows={6}
          value={draft.content}
          maxLength={MOST_NOTE_CHARACTERS}
          onChange={(event) => onDraft({ ...draft, content: event.target.value })}
        />
        <span className={styles.hint}>
          # Heading, - item, **strong**, `code`, [words](/traces). Anything else is shown as you write it.
        </span>
      </label>
    </>
  );
}

function QueryFields({ draft, onDraft, queries }: FieldsProps & { queries: readonly SavedQuery[] }) {
  const saved = queries.find(({ id }) => id === draft.queryId);
  const spec = saved?.spec ?? draft.own.spec;
  const sources = sourcesOf(queries).map(({ value, words }) => ({ value, words: lineOf(words) }));
  return (
    <>
      <Labelled label="What it asks">
        <SelectField
          label="What it asks"
          value={sourceOf(draft)}
          choices={sources}
          onChange={(source) => onDraft(fromSource(draft, source, queries))}
        />
      </Labelled>
      <LookFields
        look={draft}
        instead={lineOf(saved?.name ?? askedWords(spec))}
        onLook={(look) => onDraft({ ...draft, ...look })}
      />
      {saved === undefined ? (
        <div className={styles.own}>
          <QueryJson
            value={draft.own.spec}
            onChange={(own) => onDraft({ ...draft, own: { ...draft.own, spec: own } })}
          />
          <p className={styles.hint}>Easier: build it in Explore, and press “Add to board …” there.</p>
        </div>
      ) : (
        <p className={styles.asks}>
          <code>{lineOf(specWords(spec))}</code>
        </p>
      )}
    </>
  );
}
