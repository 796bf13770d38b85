import type { ResultData, ResultRow } from '@/lib/query/result.ts';
import { resultText } from './result-words.ts';

/** A group's value as it is shown. */
export type GroupWords = (column: string, value: ResultData[string] | undefined) => string;

const HIDDEN = '(hidden: ';

const placeOf = (column: string, text: string): string => JSON.stringify([column, text]);

/** The values of a result’s groups as text. Two that are hidden and look alike are told apart by a number. */
export function groupWordsOf(rows: readonly ResultRow[], columns: readonly string[]): GroupWords {
  const alike = new Map<string, Map<unknown, number>>();
  for (const { data } of rows) {
    for (const column of columns) {
      const text = resultText(column, data[column]);
      if (!text.includes(HIDDEN)) continue;
      const place = placeOf(column, text);
      const values = alike.get(place) ?? new Map<unknown, number>();
      if (!values.has(data[column])) values.set(data[column], values.size + 1);
      alike.set(place, values);
    }
  }
  return (column, value) => {
    const text = resultText(column, value);
    const values = alike.get(placeOf(column, text));
    if (values === undefined || values.size < 2) return text;
    return text.replace(HIDDEN, `(hidden ${values.get(value) ?? ''}: `);
  };
}
