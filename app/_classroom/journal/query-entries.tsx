'use client';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import { heatmapSvg } from '@/lib/journal/heatmap-picture.ts';
import type { JournalQuery } from '@/lib/journal/journal.ts';
import { momentText } from '@/lib/journal/markdown.ts';
import styles from './journal.module.css';
import { Picture } from './picture.tsx';

interface Props {
  /** Those that were answered so far. */
  queries: readonly JournalQuery[];
  /** How many there are. */
  inAll: number;
  isDone: boolean;
}

/** What was saved, and that its results go along. */
export function QueryEntries({ queries, inAll, isDone }: Props) {
  const progress = isDone ? `${queries.length} saved` : `${queries.length} of ${inAll} answered …`;
  return (
    <Panel title="Saved queries" aside={<output>{progress}</output>}>
      {inAll === 0 ? (
        <div className={styles.none}>
          <p>Queries that you save go into the journal with their results and heatmaps.</p>
          <LinkButton size="small" href="/explore">
            Ask something
          </LinkButton>
        </div>
      ) : (
        <ul className={styles.list}>
          {queries.map((query) => (
            <QueryEntry key={query.id} query={query} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function QueryEntry({ query }: { query: JournalQuery }) {
  const { name, matched, rows, heatmaps, from, to } = query;
  const range = { from: momentText(from), to: momentText(to) };
  return (
    <li className={styles.query}>
      <span className={styles.title}>{name}</span>
      <span className={styles.when}>
        {matched.toLocaleString('en')} {matched === 1 ? 'row' : 'rows'} matched, in {rows.length}{' '}
        {rows.length === 1 ? 'group' : 'groups'}
      </span>
      {heatmaps.slice(0, 1).map((heatmap) => (
        <details key={heatmap.column} className={styles.picture}>
          <summary>Show its heatmap</summary>
          <Picture svg={heatmapSvg(heatmap, range)} of={`Heatmap of ${heatmap.column}`} />
        </details>
      ))}
    </li>
  );
}
