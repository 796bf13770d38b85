'use client';
import { useEffect, useState } from 'react';
import type { ColumnSummary } from '@/lib/store/telemetry-store.ts';
import { ask } from '../feed/ask.ts';

/** The columns that really arrived, asked for once: completion needs no newest news. */
export function useColumns(): ColumnSummary[] {
  const [columns, setColumns] = useState<ColumnSummary[]>([]);
  useEffect(() => {
    void ask<{ columns: ColumnSummary[] }>('/classroom/columns').then((answer) => {
      if (answer.ok) setColumns(answer.body.columns);
    });
  }, []);
  return columns;
}
