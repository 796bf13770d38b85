'use client';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { CopyButton } from '../copy-button.tsx';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedSpec } from './masked-spec.ts';
import styles from './query-json.module.css';
import { readSpec, specText } from './spec-text.ts';

interface QueryJsonProps {
  value: QuerySpecInput;
  onChange: (value: QuerySpecInput) => void;
}

/** The query as Honeycomb's JSON: to copy, and to paste one from elsewhere. */
export function QueryJson({ value, onChange }: QueryJsonProps) {
  const [draft, setDraft] = useState<string>();
  const panel = useRef<HTMLDivElement>(null);
  const turn = (to: string | undefined): void => {
    flushSync(() => setDraft(to));
    panel.current?.querySelector<HTMLElement>(to === undefined ? '[data-edits]' : 'textarea')?.focus();
  };
  return (
    <div ref={panel}>
      {draft === undefined ? (
        <Shown value={value} onEdit={turn} />
      ) : (
        <Editor draft={draft} onDraft={setDraft} onChange={onChange} onDone={() => turn(undefined)} />
      )}
    </div>
  );
}

/** What looks like a secret in it is hidden until it is asked for, as it is in the results. */
function Shown({ value, onEdit }: { value: QuerySpecInput; onEdit: (text: string) => void }) {
  /** What was asked for: another query is hidden again. */
  const [known, setKnown] = useState<string>();
  const text = specText(value);
  const masked = maskedSpec(value);
  const clear = masked.hidden === 0 || known === text;
  const tools = (
    <span className={styles.tools}>
      <Button look="quiet" size="small" data-edits="" onClick={() => onEdit(text)}>
        {clear ? 'Edit or paste' : 'Show and edit'}
      </Button>
      <CopyButton text={text} of="the query" label={clear ? '' : 'Copy with what is hidden'} />
    </span>
  );
  return (
    <>
      <HiddenValues
        count={masked.hidden}
        revealed={known === text}
        onReveal={(revealed) => setKnown(revealed ? text : undefined)}
      />
      <CodeFrame name="Query specification, JSON" tools={tools}>
        <pre>{clear ? text : specText(masked.spec)}</pre>
      </CodeFrame>
    </>
  );
}

interface EditorProps {
  draft: string;
  onDraft: (text: string) => void;
  onChange: (value: QuerySpecInput) => void;
  onDone: () => void;
}

function Editor({ draft, onDraft, onChange, onDone }: EditorProps) {
  const [problems, setProblems] = useState<Problem[]>([]);
  const apply = async (): Promise<void> => {
    const read = await readSpec(draft);
    if ('problems' in read) return setProblems(read.problems);
    onChange(read.spec);
    return onDone();
  };
  return (
    <div className={styles.json}>
      <textarea
        className={styles.text}
        aria-label="Query specification, JSON"
        aria-invalid={problems.length > 0}
        value={draft}
        spellCheck={false}
        onChange={(event) => onDraft(event.target.value)}
      />
      <div role="alert">
        {problems.map((problem) => (
          <ProblemNote key={`${problem.code} ${problem.at?.join('.')}`} problem={problem} />
        ))}
      </div>
      <div className={styles.actions}>
        <Button look="primary" size="small" onClick={() => void apply()}>
          Use this query
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
