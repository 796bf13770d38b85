import Link from 'next/link';
import type { ReactNode } from 'react';
import { blocksOf, type Block, type Inline } from '@/lib/boards/note.ts';
import styles from './note-text.module.css';
import { lineOf } from '../named/line-of.ts';

/** A note as it is read. Everything is made of its text; what looks like HTML is shown as it was written. */
export function NoteText({ content }: { content: string }) {
  const blocks = blocksOf(content).map((block, place) => ({ block, place }));
  return (
    <div className={styles.note}>
      {blocks.map(({ block, place }) => (
        <BlockText key={place} block={block} />
      ))}
    </div>
  );
}

function BlockText({ block }: { block: Block }) {
  if (block.is === 'heading') return <h2>{lineText(block.line)}</h2>;
  const lines = block.lines.map((line, place) => ({ line, place }));
  if (block.is === 'list') {
    return (
      <ul>
        {lines.map(({ line, place }) => (
          <li key={place}>{lineText(line)}</li>
        ))}
      </ul>
    );
  }
  return (
    <p>
      {lines.map(({ line, place }) => (
        <span key={place}>
          {place === 0 ? null : <br />}
          {lineText(line)}
        </span>
      ))}
    </p>
  );
}

const lineText = (line: readonly Inline[]): ReactNode =>
  line.map((inline, place) => ({ inline, place })).map(({ inline, place }) => <Piece key={place} inline={inline} />);

function Piece({ inline }: { inline: Inline }) {
  const text = lineOf(inline.text);
  switch (inline.is) {
    case 'strong':
      return <strong>{text}</strong>;
    case 'code':
      return <code>{text}</code>;
    case 'link':
      return <NoteLink href={inline.href}>{text}</NoteLink>;
    case 'text':
      return text;
    default:
      return inline satisfies never;
  }
}

/** Another site's page opens beside the board, and is told nothing of it. */
function NoteLink({ href, children }: { href: string; children: ReactNode }) {
  if (href.startsWith('/')) {
    return (
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
