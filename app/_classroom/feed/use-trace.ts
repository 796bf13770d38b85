'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { readTrace } from '@/lib/telemetry/packed-trace.ts';
import { spanFromJson } from '@/lib/telemetry/span-json.ts';
import { askBytes } from './ask.ts';
import { paced, type Paced } from './paced.ts';
import { TraceReader, type TraceAnswer } from './trace-reader.ts';
import { useFeedOf } from './use-feed.ts';

export interface LiveTrace {
  spans: StoredSpan[];
  syntheticRoots: string[];
  truncated: boolean;
  /** False until the first answer came. */
  loaded: boolean;
}

const nothing: LiveTrace = { spans: [], syntheticRoots: [], truncated: false, loaded: false };

const isNew = (known: StoredSpan[]): ((span: Pick<StoredSpan, 'traceId' | 'spanId'>) => boolean) => {
  const ids = new Set(known.map((span) => span.traceId + span.spanId));
  return (span) => !ids.has(span.traceId + span.spanId);
};

/** Adds what is not there yet; the same list again where nothing is new, so that nothing is drawn anew. */
function withSpans(known: StoredSpan[], arrived: StoredSpan[]): StoredSpan[] {
  if (known.length === 0) return arrived.length === 0 ? known : arrived;
  const fresh = arrived.filter(isNew(known));
  return fresh.length === 0 ? known : [...known, ...fresh];
}

type Keyed = LiveTrace & { key: string };

function merged(before: Keyed, key: string, answers: TraceAnswer[]): Keyed {
  const known = before.key === key ? before.spans : [];
  return {
    key,
    spans: withSpans(
      known,
      answers.flatMap(({ spans }) => spans),
    ),
    syntheticRoots: answers.flatMap(({ syntheticRoots }) => syntheticRoots),
    truncated: (before.key === key && before.truncated) || answers.some(({ truncated }) => truncated),
    loaded: true,
  };
}

/** How traces are followed. */
export interface Following {
  /**
   * Their ids were minted by this page a moment ago: nothing of them can be stored that the feed does not bring, and
   * asking would only hold up what is about to come.
   */
  fresh?: boolean;
  /** The trace as the server sent it with the page. */
  first?: Uint8Array | undefined;
}

/** The spans of some traces: those that are stored, and every one that arrives while the page is open. */
export function useTrace(traceIds: string[], { fresh = false, first }: Following = {}): LiveTrace {
  const key = traceIds.join();
  const [start] = useState(() => first && { key, answer: readTrace(first) });
  const [trace, setTrace] = useState<Keyed>(() =>
    start ? merged({ ...nothing, key }, key, [start.answer]) : { ...nothing, key },
  );
  const reader = useRef<TraceReader>(null);

  useEffect(() => {
    const mine = new TraceReader(key === '' ? [] : key.split(','), {
      get: askBytes,
      onRead: (answers) => setTrace((before) => merged(before, key, answers)),
      upTo: start?.key === key ? new Map([[key, start.answer.upTo]]) : undefined,
    });
    reader.current = mine;
    if (!fresh) mine.ask();
    return () => mine.stop();
  }, [key, fresh, start]);

  const add = usePaced(trace.spans.length, (waited: StoredSpan[]) => {
    // Others may be shown by now than when they came.
    const arrived = waited.filter(({ traceId }) => key.includes(traceId));
    setTrace((before) => {
      const base = before.key === key ? before : { ...nothing, key };
      return { ...base, spans: withSpans(base.spans, arrived) };
    });
  });
  useFeedOf(key, (event) => {
    if (event.type === 'gap') reader.current?.ask();
    if (event.type !== 'spans') return;
    const mine = event.spans.filter((span) => key.includes(span.traceId));
    if (mine.length > 0) add(mine.map(spanFromJson));
  });

  return trace.key === key ? trace : nothing;
}

/** Hands spans on as they arrive, and of a trace with thousands a few times a second: each time all of it is drawn. */
function usePaced<T>(drawn: number, handOn: (items: T[]) => void): (items: T[]) => void {
  const drawnNow = useEffectEvent(() => drawn);
  const onItems = useEffectEvent(handOn);
  const pace = useRef<Paced<T>>(null);
  useEffect(() => {
    const mine = paced<T>(
      () => drawnNow(),
      (items) => onItems(items),
    );
    pace.current = mine;
    return () => mine.stop();
  }, []);
  return (items) => pace.current?.add(items);
}
