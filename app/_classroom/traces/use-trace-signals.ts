'use client';
import { useEffect, useState } from 'react';
import { signalFromJson, type SignalJson } from '@/lib/telemetry/signal-json.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { ask } from '../feed/ask.ts';
import { useFeedOf } from '../feed/use-feed.ts';

/** The logs, segments and errors of some traces, in the order of storing. */
export interface LiveSignals {
  signals: StoredSignal[];
  /** Only the first that were stored are shown, five thousand or as many as fit, and there are more. */
  truncated: boolean;
  /** False until the first answer came. */
  loaded: boolean;
}

type Keyed = LiveSignals & { key: string };

const nothing: LiveSignals = { signals: [], truncated: false, loaded: false };

/** Kept of all traces together, while they grow: a page that swallows more would only get slow. */
const MOST_KEPT = 5000;

/** Pages are of a thousand or of sixteen megabytes: so many of the largest are all that a page can hold. */
const MOST_PAGES = 5;

interface Page {
  signals: SignalJson[];
  /** The next page's `beyond`; null where there is none. */
  more: string | null;
}

const nothingMore: Page = { signals: [], more: null };

async function fetchPage(traceId: string, beyond: string | null): Promise<Page> {
  const from = beyond === null ? '' : `&beyond=${beyond}`;
  const answer = await ask<Page>(`/classroom/signals?traceId=${traceId}&order=stored${from}`);
  return answer.ok ? answer.body : nothingMore;
}

/** A trace's signals, page by page. @param get the page behind a cursor */
export async function allPages(get: (beyond: string | null) => Promise<Page>): Promise<Page> {
  const signals: SignalJson[] = [];
  let more: string | null = null;
  for (let page = 0; page < MOST_PAGES && signals.length < MOST_KEPT; page += 1) {
    const next = await get(more);
    signals.push(...next.signals);
    more = next.more;
    if (more === null) break;
  }
  return { signals, more };
}

const fetchSignals = (traceIds: string[]): Promise<Page[]> =>
  Promise.all(traceIds.map((id) => allPages((beyond) => fetchPage(id, beyond))));

/** Adds what is not there yet, by its number; the same list again where nothing is new, or no more is kept. */
export function withSignals(known: StoredSignal[], arrived: readonly SignalJson[]): StoredSignal[] {
  if (known.length >= MOST_KEPT) return known;
  const seqs = new Set(known.map(({ seq }) => seq));
  const fresh = arrived.filter(({ seq }) => !seqs.has(seq)).map(signalFromJson);
  return fresh.length === 0 ? known : [...known, ...fresh].toSorted((a, b) => a.seq - b.seq);
}

function traceOf(json: SignalJson): string | null {
  if (json.signal === 'log') return json.log.traceId;
  return json.signal === 'segment' ? json.segment.traceId : json.error.traceId;
}

/** What no list of ids holds. */
const NO_TRACE = '-';

interface Following {
  /** Their ids were minted by this page a moment ago, so only the feed can bring any. */
  fresh?: boolean;
  /** All of them, as the server sent them with the page. */
  first?: readonly SignalJson[] | undefined;
}

/** Everything but spans of some traces: what is stored, and what arrives while the page is open. */
export function useTraceSignals(traceIds: readonly string[], { fresh = false, first }: Following = {}): LiveSignals {
  const key = traceIds.join();
  const [state, setState] = useState<Keyed>(() =>
    first ? { key, signals: withSignals([], first), truncated: false, loaded: true } : { ...nothing, key },
  );
  const [gaps, setGaps] = useState({ count: 0, key: '' });
  const request = `${gaps.count} ${fresh && gaps.key !== key ? '' : key}`;

  useEffect(() => {
    let wanted = true;
    const [, ids = ''] = request.split(' ');
    void fetchSignals(ids === '' ? [] : ids.split(',')).then((answers) => {
      if (!wanted) return;
      setState((before) => ({
        key,
        signals: withSignals(
          before.key === key ? before.signals : [],
          answers.flatMap(({ signals }) => signals),
        ),
        truncated: answers.some(({ more }) => more !== null),
        loaded: true,
      }));
    });
    return () => {
      wanted = false;
    };
  }, [request, key]);

  useFeedOf(key, (event) => {
    if (event.type === 'gap') setGaps(({ count }) => ({ count: count + 1, key }));
    if (event.type !== 'signals') return;
    const mine = event.signals.filter((signal) => key.includes(traceOf(signal) ?? NO_TRACE));
    if (mine.length === 0) return;
    setState((before) => {
      const base = before.key === key ? before : { ...nothing, key };
      const signals = withSignals(base.signals, mine);
      return { ...base, signals, truncated: base.truncated || signals.length >= MOST_KEPT };
    });
  });

  return state.key === key ? state : nothing;
}
