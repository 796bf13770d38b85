'use client';
import { useEffect, useState } from 'react';
import { MOST_ASKED_SPANS, type Stored } from '@/lib/telemetry/stored-spans.ts';
import { ask } from '../feed/ask.ts';
import type { LinkedId } from './linked-span.tsx';

type Known = ReadonlyMap<string, Stored>;

const nothingKnown: Known = new Map();

/** Tells links apart by where they lead. */
export const nameOfLink = ({ traceId, spanId }: LinkedId): string => `${traceId}/${spanId}`;

/** What is stored of the spans that links name, the first of them; asked once for each span that is looked at. */
export function useStoredLinks(links: readonly LinkedId[]): Known {
  const [known, setKnown] = useState(nothingKnown);
  const asked = [...new Set(links.map(nameOfLink))].slice(0, MOST_ASKED_SPANS).join();
  useEffect(() => {
    if (asked === '') return undefined;
    let current = true;
    void ask<{ stored: Stored[] }>(`/classroom/traces/stored?spans=${asked}`).then((answer) => {
      if (!current || !answer.ok) return;
      setKnown(new Map(asked.split(',').map((name, nth) => [name, answer.body.stored[nth] as Stored])));
    });
    return () => {
      current = false;
    };
  }, [asked]);
  return known;
}
