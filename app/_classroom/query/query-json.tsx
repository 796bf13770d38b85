'use client';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import type { Problem } from '@/lib/telemetry/problem.ts';
import { CopyButton } from '../copy-button.tsx';
import styles from './query-json.module.css';
import { readSpec, specText } from './spec-text.ts';

interface QueryJsonProps {
  value: QuerySpecInput;
  onChange: (value: QuerySpecInput) => void;
}

/** The query as Honeycomb's JSON: to copy, and to paste one from elsewhere. */
export function QueryJson({ value, onChange }: QueryJsonProps) {
  const [draft, setDraft] = useState<string>();
  if (draft !== undefined) {
    return <Editor draft={draft} onDraft={setDraft} onChange={onChange} onDone={() => setDraft(undefined)} />;
  }
  const text = specText(value);
  const tools = (
    <span className={styles.tools}>
      <Button look="quiet" size="small" onClick={() => setDraft(text)}>
        Edit or paste
      </Button>
      <CopyButton text={text} of="the query" />
    </span>
  );
  return (
    <CodeFrame name="Query specification, JSON" tools={tools}>
      <pre>{text}</pre>
    </CodeFrame>
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
