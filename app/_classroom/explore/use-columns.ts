'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ColumnSummary } from '@/lib/store/telemetry-store.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { ask } from '../feed/ask.ts';

/** The columns that really arrived, asked for with each question: what came in between is offered for the next one. */
export function useColumns(asked: QuerySpecInput): ColumnSummary[] {
  const [columns, setColumns] = useState<ColumnSummary[]>([]);
  const look = useEffectEvent((_asked: QuerySpecInput) => {
    void ask<{ columns: ColumnSummary[] }>('/classroom/columns').then((answer) => {
      if (answer.ok) setColumns(answer.body.columns);
    });
  });
  useEffect(() => look(asked), [asked]);
  return columns;
}
