'use client';
import Link from 'next/link';
import { DataTable, type Column } from '@/app/_ui/data-table.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { TraceEvidence, TracesAnswer } from '@/lib/query/evidence.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { OriginLink } from '../origin/origin-link.tsx';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { EvidenceTab } from './evidence-tab.tsx';
import { momentText } from './moments.ts';
import { traceOrderOf } from './result-view.ts';
import styles from './traces-tab.module.css';
import { askedOf, useEvidence, type EvidenceOf } from './use-evidence.ts';
import type { Looking } from './use-result-view.ts';

/** Where a trace is looked at, with one of its spans open. */
export type TraceHref = (traceId: string, spanId?: string) => string;

/** As many as are told at once; the rest is found by narrowing the question. */
const LIMIT = 100;

const orders = [
  { value: 'slowest', words: 'Slowest first' },
  { value: 'newest', words: 'Newest first' },
];

const shown = (text: string): string => printable(maskedText(text), 200);

const columnsWith = (traceHref: TraceHref, of: EvidenceOf): Column<TraceEvidence>[] => [
  {
    head: 'Trace',
    cell: (trace) => (
      <Link className={styles.name} href={traceHref(trace.traceId, trace.firstSpan ?? undefined)}>
        <span title={shown(trace.name)}>{shown(trace.name)}</span>
        <code className={styles.id}>{trace.traceId.slice(0, 8)}</code>
      </Link>
    ),
  },
  { head: 'Services', cell: ({ services }) => <span className={styles.services}>{services.map(shown).join(', ')}</span> },
  { head: 'Rows matched', align: 'right', cell: ({ rows }) => rows.toLocaleString('en') },
  { head: 'Spans', align: 'right', cell: ({ spans }) => spans.toLocaleString('en') },
  { head: 'Duration', align: 'right', cell: ({ durationMs }) => durationText(durationMs) },
  { head: 'Started', align: 'right', cell: ({ start }) => momentText(Number(BigInt(start) / 1_000_000n), { dated: true }) },
  { head: 'Notes', cell: (trace) => <Notes trace={trace} /> },
  { head: 'Origin', cell: ({ traceId }) => <OriginLink answer={of} part={{ traceId }} of={`what matched in ${traceId.slice(0, 8)}`} /> },
]; // prettier-ignore

const Notes = ({ trace: { errors, hasRoot } }: { trace: TraceEvidence }) => (
  <>
    {errors > 0 ? (
      <Pill tone="bad">
        {errors.toLocaleString('en')} error{errors === 1 ? '' : 's'}
      </Pill>
    ) : null}
    {hasRoot ? null : <Pill tone="warn">no root</Pill>}
  </>
);

function saidOf(answer: TracesAnswer | null): string {
  if (answer === null) return '';
  const { total, traces } = answer;
  const words = `${total.toLocaleString('en')} ${total === 1 ? 'trace' : 'traces'}`;
  return traces.length < total ? `The first ${traces.length} of ${words}; a narrower query finds the rest` : words;
}

/** The traces that hold rows of the answer. Each opens at the first span that matched. */
export function TracesTab({ looking, traceHref, of }: { looking: Looking; traceHref: TraceHref; of: EvidenceOf }) {
  const order = traceOrderOf(looking.view);
  const evidence = useEvidence<TracesAnswer>('/classroom/query/traces', askedOf(of, { order, limit: LIMIT }));
  return (
    <EvidenceTab
      evidence={evidence}
      named="the traces"
      looking={looking}
      title="Traces"
      of={of}
      order={order}
      orders={orders}
      said={saidOf(evidence.body)}
    >
      {evidence.body?.total === 0 ? (
        <EmptyState title="No trace is here any more">
          <p>The rows were there when the query ran; older ones may have made room since. Run the query again.</p>
        </EmptyState>
      ) : (
        <DataTable
          caption="Traces with rows that matched"
          columns={columnsWith(traceHref, of)}
          items={evidence.body?.traces ?? []}
          keyOf={({ traceId }) => traceId}
          folds
        />
      )}
    </EvidenceTab>
  );
}
