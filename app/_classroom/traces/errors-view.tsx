'use client';
import Link from 'next/link';
import { useMemo } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { FateList, type FateLine } from '@/app/_ui/fate-list.tsx';
import { ProblemNote } from '@/app/_ui/problem-note.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';
import type { ErrorItem, ShownOccurrence } from '@/lib/telemetry/error-item.ts';
import { slugOfItem } from '@/lib/telemetry/item-slug.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { itemHref } from '../errors/item-href.ts';
import { LevelPill } from '../errors/level-pill.tsx';
import { OccurrenceView } from '../errors/occurrence-view.tsx';
import { useAsked } from '../errors/use-asked.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import styles from './errors-view.module.css';
import { isJoined } from './joined.ts';
import { SpanReference } from './span-reference.tsx';
import { isUnknown, NoSpans } from './no-spans.tsx';
import type { TraceContent } from './trace-content.ts';

type StoredError = Extract<StoredSignal, { signal: 'error' }>;

/** The error items with an occurrence in this trace, as Rollbar shows them: the item, its stack, its circumstances. */
export function ErrorsView({ content }: { content: TraceContent }) {
  const { signals, spans, traceId, openSpanId, onShowSpan } = content;
  const items = useMemo(() => byItem(signals), [signals]);
  if (items.size === 0) {
    return isUnknown(content) ? (
      <NoSpans content={content} title="No error item names this trace, and no span of it is stored." />
    ) : (
      <NoErrors traceId={traceId} />
    );
  }
  return (
    <div className={styles.view}>
      {[...items].map(([fingerprint, errors]) => (
        <ItemInTrace
          key={fingerprint}
          errors={errors}
          isMarked={errors.some(({ error }) => isJoined(error.spanId, openSpanId))}
          nameOf={(spanId) => spans.find((span) => span.spanId === spanId)?.name}
          onShowSpan={onShowSpan}
        />
      ))}
      <FateList title="What this view lost or renamed" fates={fates} none="" />
    </div>
  );
}

function byItem(signals: readonly StoredSignal[]): Map<string, [StoredError, ...StoredError[]]> {
  const items = new Map<string, [StoredError, ...StoredError[]]>();
  for (const signal of signals) {
    if (signal.signal !== 'error') continue;
    const known = items.get(signal.error.fingerprint);
    if (known === undefined) items.set(signal.error.fingerprint, [signal]);
    else known.push(signal);
  }
  return items;
}

interface ItemProps {
  /** Its occurrences in this trace, the oldest first. */
  errors: [StoredError, ...StoredError[]];
  /** One of them happened in the span that is chosen. */
  isMarked: boolean;
  nameOf: (spanId: string) => string | undefined;
  onShowSpan: (spanId: string) => void;
}

/** One item. Its occurrences are read from where their secrets are taken out. */
function ItemInTrace({ errors, isMarked, nameOf, onShowSpan }: ItemProps) {
  const [{ error }] = errors;
  const path = `/classroom/errors/${slugOfItem(error.fingerprint)}`;
  const { body, problems } = useAsked<{ item: ErrorItem; occurrences: ShownOccurrence[] }>(path);
  const seqs = new Set(errors.map(({ seq }) => seq));
  const mine = body?.occurrences.filter(({ seq }) => seqs.has(seq)) ?? [];
  return (
    <article
      className={styles.item}
      aria-label={`Error item: ${printable(maskedText(error.title), 80)}`}
      data-joined={isMarked || undefined}
      aria-current={isMarked || undefined}
    >
      <header className={styles.head}>
        <LevelPill level={error.level} />
        <h2 className={styles.title}>
          <Link href={itemHref(error.fingerprint, error.uuid)}>
            {printable(maskedText(error.title)) || '(no title)'}
          </Link>
        </h2>
      </header>
      <Facts errors={errors} item={body?.item} nameOf={nameOf} onShowSpan={onShowSpan} />
      {problems.map((problem) => (
        <ProblemNote key={problem.code} problem={problem} />
      ))}
      {body === null && problems.length === 0 ? <Skeleton lines={6} of="the error item" /> : null}
      {mine.map((occurrence) => (
        <OccurrenceView key={occurrence.seq} occurrence={occurrence} />
      ))}
    </article>
  );
}

type FactsProps = Omit<ItemProps, 'isMarked'> & { /** Undefined until it was read. */ item: ErrorItem | undefined };

/** Where it happened, how often, and in which span. */
function Facts({ errors, item, nameOf, onShowSpan }: FactsProps) {
  const [{ error }] = errors;
  return (
    <p className={styles.facts}>
      <span>{printable(maskedText(error.environment), 60)}</span>
      <span>
        {errors.length} in this trace{item === undefined ? '' : `, ${item.occurrences} in all`}
      </span>
      {item === undefined ? null : <span>{item.status}</span>}
      <SpanReference
        spanId={error.spanId}
        name={error.spanId === null ? undefined : nameOf(error.spanId)}
        before="in"
        onShowSpan={onShowSpan}
      />
    </p>
  );
}

function NoErrors({ traceId }: { traceId: string }) {
  return (
    <EmptyState title="No error item names this trace.">
      <p>
        Where something failed, report it with <code>trace_id: {traceId}</code> in its custom data, or let the client
        send its <code>traceparent</code> along with the request’s headers.
      </p>
      <LinkButton look="primary" href="/learn/rollbar">
        The lesson on errors
      </LinkButton>
      <LinkButton href="/errors">All error items</LinkButton>
    </EmptyState>
  );
}

const fates: FateLine[] = [
  { field: 'spans', became: 'lost', to: null, why: 'An error tracker hears of failures only. What succeeded, and how long it took, it is not told.' },
  { field: 'trace id, span id', became: 'changed', to: 'custom data or headers', why: 'An item has no field of its own for them; they are found where the sender put them.' },
  { field: 'one request', became: 'changed', to: 'occurrences of an item', why: 'Occurrences are grouped by what failed: the item counts them across all traces.' },
  { field: 'time', became: 'changed', to: 'timestamp', why: 'Clients send whole seconds or milliseconds.' },
  { field: 'passwords, tokens', became: 'lost', to: null, why: 'They are scrubbed by the client, and once more before they are shown here.' },
]; // prettier-ignore
