import type { ResultRow } from '@/lib/query/result.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import { groupWordsOf } from '../query/group-words.ts';
import type { Answer } from '../query/query-results.tsx';
import { resultKeysOf } from '../query/query-words.ts';
import { resultText } from '../query/result-words.ts';
import styles from './panel-number.module.css';
import { QuietLine } from './quiet-line.tsx';

/** So many groups are told; a table has room for more. */
const MOST_GROUPS = 6;

/** What was calculated, large: of everything, or of the first groups. */
export function PanelNumber({ answer }: { answer: Answer }) {
  const { spec, result } = answer;
  const keys = resultKeysOf(spec);
  const breakdowns = spec.breakdowns ?? [];
  const words = groupWordsOf(result.results, breakdowns);
  const rows = result.results.slice(0, MOST_GROUPS).map((row, place) => ({ row, place }));
  const left = result.results.length - rows.length;
  if (keys.length === 0) return <QuietLine>A heatmap is no number. Edit the panel to show it as one.</QuietLine>;
  return (
    <>
      <dl className={styles.numbers}>
        {rows.flatMap(({ row, place }) =>
          keys.map((key) => {
            const group = breakdowns.map((column) => words(column, row.data[column])).join(' · ');
            return (
              <div key={`${place} ${key}`} className={styles.number}>
                <dt>{group === '' ? key : `${group}: ${key}`}</dt>
                <dd>
                  {resultText(key, row.data[key])}
                  {result.matched === 0 ? null : (
                    <OriginLink
                      answer={answer}
                      part={{ group: row.data, near: key }}
                      of={`${group} ${key}`.trim()}
                      bare
                    />
                  )}
                </dd>
                <Earlier key="earlier" row={result.earlier?.results[place]} name={key} />
              </div>
            );
          }),
        )}
      </dl>
      {left > 0 ? <QuietLine>And {left.toLocaleString('en')} more; show them as a table.</QuietLine> : null}
    </>
  );
}

function Earlier({ row, name }: { row: ResultRow | null | undefined; name: string }) {
  if (row === undefined) return null;
  return (
    <dd className={styles.earlier}>
      {row === null ? 'nothing' : resultText(name, row.data[name])} at the earlier time
    </dd>
  );
}
