import type { ReactNode } from 'react';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { CopyButton } from '../copy-button.tsx';
import styles from './connect.module.css';
import type { Snippet } from './stacks/stack.ts';

interface Props {
  /** Whose they are, for who cannot see which button stands where. */
  of: string;
  snippets: readonly Snippet[];
  note: ReactNode;
}

/** Texts to copy, one below the other, and what to know besides. */
export function Snippets({ of, snippets, note }: Props) {
  return (
    <div className={styles.stack}>
      {snippets.map(({ name, text }) => (
        <CodeFrame key={name} name={name} tools={<CopyButton text={text} of={`${of}: ${name}`} />}>
          <pre>
            <code>{text}</code>
          </pre>
        </CodeFrame>
      ))}
      {note === null ? null : <p className={styles.lead}>{note}</p>}
    </div>
  );
}
