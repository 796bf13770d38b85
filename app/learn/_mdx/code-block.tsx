import { CopyButton } from '@/app/_classroom/copy-button.tsx';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import type { Excerpt } from '@/lib/curriculum/excerpt.ts';
import styles from './code-block.module.css';
import { highlight, type Piece } from './highlight.ts';

/** How one line differs from the other variant: said with a sign and a word, never with colour alone. */
export type LineMark = 'added' | 'removed';

const signs: Record<LineMark, string> = { added: '+', removed: '−' };

function Pieces({ pieces }: { pieces: Piece[] }) {
  let column = 0;
  return pieces.map(({ text, token }) => {
    const key = column;
    column += text.length;
    return token === null ? (
      text
    ) : (
      <span key={key} className={styles[token]}>
        {text}
      </span>
    );
  });
}

function CodeLine({ pieces, mark }: { pieces: Piece[]; mark: LineMark | undefined }) {
  return (
    <span className={styles.line} data-mark={mark}>
      {mark && (
        <>
          <span className={styles.sign} aria-hidden="true">
            {signs[mark]}
          </span>
          <span className={styles.spoken}>{mark}: </span>
        </>
      )}
      <Pieces pieces={pieces} />
      {'\n'}
    </span>
  );
}

interface CodeBlockProps {
  excerpt: Excerpt;
  title?: string | undefined;
  /** By line of the excerpt, from 0. */
  marks?: ReadonlyMap<number, LineMark>;
}

/** An excerpt in its frame: the file it is from, a copy button, and its lines with the changed ones marked. */
export async function CodeBlock({ excerpt, title, marks }: CodeBlockProps) {
  const lines = await highlight(excerpt.lines, excerpt.language.id);
  const name = title === undefined ? excerpt.file : `${title} · ${excerpt.file}`;
  return (
    <CodeFrame name={name} tools={<CopyButton text={excerpt.lines.join('\n')} of={excerpt.file} iconOnly />}>
      <pre className={styles.code} data-marked={marks?.size ? true : undefined}>
        <code>
          {lines.map(({ at, pieces }) => (
            <CodeLine key={at} pieces={pieces} mark={marks?.get(at)} />
          ))}
        </code>
      </pre>
    </CodeFrame>
  );
}
