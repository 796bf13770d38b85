import { changedLines } from '@/lib/curriculum/changed-lines.ts';
import { readExcerpt } from '@/lib/curriculum/excerpt.ts';
import { CodeBlock, type LineMark } from './code-block.tsx';

interface ExcerptProps {
  /** From the project's root. */
  file: string;
  region?: string;
  title?: string;
  /** The file of the version before: lines that are new against the same region of it are marked. */
  compare?: string;
}

const marksOf = (lines: Set<number>, mark: LineMark) => new Map([...lines].map((line) => [line, mark] as const));

/** Part of a real file of this project, read when the page is rendered. The build fails where it is missing. */
export function Excerpt({ file, region, title, compare }: ExcerptProps) {
  const root = process.cwd();
  const excerpt = readExcerpt(root, { file, region });
  if (compare === undefined) return <CodeBlock excerpt={excerpt} title={title} />;
  const { added } = changedLines(readExcerpt(root, { file: compare, region }).lines, excerpt.lines);
  return <CodeBlock excerpt={excerpt} title={title} marks={marksOf(added, 'added')} />;
}

/** The two variants of a step, with what goes and what comes marked. */
export function BeforeAfter({ before, after, region }: { before: string; after: string; region?: string }) {
  const root = process.cwd();
  const [old, changed] = [readExcerpt(root, { file: before, region }), readExcerpt(root, { file: after, region })];
  const { removed, added } = changedLines(old.lines, changed.lines);
  return (
    <>
      <CodeBlock excerpt={old} title="Before" marks={marksOf(removed, 'removed')} />
      <CodeBlock excerpt={changed} title="After" marks={marksOf(added, 'added')} />
    </>
  );
}
