import { CodeBlock, type LineMark } from '@/app/learn/_mdx/code-block.tsx';
import { InYourLanguage, Tab } from '@/app/learn/_mdx/tabs.tsx';
import { changedLines } from '@/lib/curriculum/changed-lines.ts';
import type { Way } from '@/lib/curriculum/finding-page.ts';
import { Blocks } from './blocks.tsx';
import styles from './finding.module.css';

const marked = (lines: Set<number>, mark: LineMark) => new Map([...lines].map((line) => [line, mark] as const));

/** The mistake in a real file, and the same file mended. */
function Sample({ sample: { mistake, mended } }: { sample: NonNullable<Way['sample']> }) {
  const { removed, added } = changedLines(mistake.lines, mended.lines);
  return (
    <>
      <CodeBlock excerpt={mistake} title="The mistake" marks={marked(removed, 'removed')} />
      <CodeBlock excerpt={mended} title="Mended" marks={marked(added, 'added')} />
    </>
  );
}

function WayBody({ way }: { way: Way }) {
  return (
    <div className={styles.way}>
      <Blocks blocks={way.blocks} />
      {way.sample === null ? null : <Sample sample={way.sample} />}
    </div>
  );
}

/** How a finding comes about: once for all, or in each language, of which the reader needs one. */
export function Ways({ ways }: { ways: Way[] }) {
  const anywhere = ways.filter(({ id }) => id === 'anywhere');
  const languages = ways.filter(({ id }) => id !== 'anywhere');
  return (
    <>
      {anywhere.map((way) => (
        <WayBody key={way.id} way={way} />
      ))}
      {languages.length === 0 ? null : (
        <InYourLanguage>
          {languages.map((way) => (
            <Tab key={way.id} id={way.id === 'node' ? 'js' : way.id} label={way.label}>
              <WayBody way={way} />
            </Tab>
          ))}
        </InYourLanguage>
      )}
    </>
  );
}
