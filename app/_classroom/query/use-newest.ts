'use client';
import { useEffect, useState } from 'react';
import type { RowsAnswer } from '@/lib/query/evidence.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { ask } from '../feed/ask.ts';
import type { Newest } from './nothing-words.ts';
import { withWindow } from './time-choices.ts';

/** From the first moment on, and as far as times can be asked for: clocks of senders may be ahead (2200-01-01). */
const LAST_MOMENT_S = 7_258_118_400;

/** When the newest row came that a query would match at some time, Unix milliseconds; null for none. */
async function newestOf(query: QuerySpecInput): Promise<number | null> {
  const asked = { query: withWindow(query, 0, LAST_MOMENT_S), order: 'newest', limit: 1 };
  const answer = await ask<RowsAnswer>('/classroom/query/rows', 'POST', asked);
  if (!answer.ok) throw new Error('The newest row could not be asked for.');
  const [row] = answer.body.rows;
  return row === undefined ? null : Number(BigInt(row.time) / 1_000_000n);
}

async function newest({ filters = [], filter_combination, calculated_fields }: QuerySpecInput): Promise<Newest> {
  const where = { filters, filter_combination, calculated_fields };
  const fitting = await newestOf(where);
  const ofAll = fitting !== null || filters.length === 0 ? fitting : await newestOf({});
  return { fitting, ofAll, at: Date.now() };
}

/** When the newest row came, asked for once nothing was found; undefined as long as nobody knows. */
export function useNewest(spec: QuerySpecInput): Newest | undefined {
  const [known, setKnown] = useState<{ spec: QuerySpecInput; found: Newest }>();
  useEffect(() => {
    const turn = { over: false };
    newest(spec).then(
      (found) => {
        if (!turn.over) setKnown({ spec, found });
      },
      // The page says less then, and nothing that is wrong.
      () => undefined,
    );
    return () => void (turn.over = true);
  }, [spec]);
  return known?.spec === spec ? known.found : undefined;
}
