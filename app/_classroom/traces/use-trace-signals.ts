'use client';
import { useEffect, useState } from 'react';
import { signalFromJson, type SignalJson } from '@/lib/telemetry/signal-json.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { ask } from '../feed/ask.ts';
import { useFeed } from '../feed/use-feed.ts';

/** The logs, segments and errors of some traces, in the order of storing. */
export interface LiveSignals {
  signals: StoredSignal[];
  /** Only the first thousand that were stored, or five thousand while it grows, are shown, and there are more. */
  truncated: boolean;
  /** False until the first answer came. */
  loaded: boolean;
}

type Keyed = LiveSignals & { key: string };

const nothing: LiveSignals = { signals: [], truncated: false, loaded: false };

/** What the endpoint gives at most at once. */
const MOST = 1000;

async function fetchSignals(traceIds: string[]): Promise<SignalJson[][]> {
  const answers = await Promise.all(
    traceIds.map((id) => ask<{ signals: SignalJson[] }>(`/classroom/signals?traceId=${id}&order=stored&limit=${MOST}`)),
  );
  return answers.map((answer) => (answer.ok ? answer.body.signals : []));
}

/** Kept of all traces together, while they grow: a page that swallows more would only get slow. */
const MOST_KEPT = 5000;

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

/**
 * Everything but spans of some traces: what is stored, and what arrives while the page is open.
 * @param fresh their ids were minted by this page a moment ago, so only the feed can bring any
 */
export function useTraceSignals(traceIds: readonly string[], fresh = false): LiveSignals {
  const key = traceIds.join();
  const [state, setState] = useState<Keyed>({ ...nothing, key });
  const [gaps, setGaps] = useState({ count: 0, key: '' });
  const request = `${gaps.count} ${fresh && gaps.key !== key ? '' : key}`;

  useEffect(() => {
    let wanted = true;
    const [, ids = ''] = request.split(' ');
    void fetchSignals(ids === '' ? [] : ids.split(',')).then((answers) => {
      if (!wanted) return;
      setState((before) => ({
        key,
        signals: withSignals(before.key === key ? before.signals : [], answers.flat()),
        truncated: answers.some(({ length }) => length === MOST),
        loaded: true,
      }));
    });
    return () => {
      wanted = false;
    };
  }, [request, key]);

  useFeed((event) => {
    if (event.type === 'gap') setGaps(({ count }) => ({ count: count + 1, key }));
    if (event.type !== 'signals') return;
    const mine = event.signals.filter((signal) => {
      const traceId = traceOf(signal);
      return traceId !== null && key.includes(traceId);
    });
    if (mine.length === 0) return;
    setState((before) => {
      const base = before.key === key ? before : { ...nothing, key };
      const signals = withSignals(base.signals, mine);
      return { ...base, signals, truncated: base.truncated || signals.length >= MOST_KEPT };
    });
  });

  return state.key === key ? state : nothing;
}
