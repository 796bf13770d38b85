'use client';
import { useMemo, useState } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { FateList, type FateLine } from '@/app/_ui/fate-list.tsx';
import { SegmentTimeline } from '@/app/_ui/views/segment-timeline.tsx';
import type { StoredSegment } from '@/lib/projection/xray/trace/segment-rows.ts';
import { MOST_PROJECTED, toldBySegments, toldBySpans, type ToldNode } from '@/lib/projection/xray/trace/told-trace.ts';
import { inXRayForm } from '@/lib/projection/xray/trace-id.ts';
import type { Span } from '@/lib/telemetry/span.ts';
import { CopyButton } from '../copy-button.tsx';
import { SegmentDetail } from './segment-detail.tsx';
import styles from './segments-view.module.css';
import type { TraceContent } from './trace-content.ts';

/** Documents that were sent as such, or those that the spans would be: never mixed. */
type Source = 'arrived' | 'projected';

/** The trace in X-Ray's own terms: its timeline, and one document after the other. */
export function SegmentsView({ content }: { content: TraceContent }) {
  const { spans, signals, traceId } = content;
  const told = useMemo(() => {
    const segments = signals.filter((signal): signal is StoredSegment => signal.signal === 'segment');
    return { arrived: toldBySegments(segments.map(({ segment }) => segment)), projected: toldBySpans(spans) };
  }, [signals, spans]);
  const sent = signals.filter(({ signal }) => signal === 'segment').length;
  const [wanted, setWanted] = useState<Source>('arrived');
  const source = told[wanted].length > 0 ? wanted : told.arrived.length > 0 ? 'arrived' : 'projected';
  if (told[source].length === 0) return <NoSegments traceId={traceId} />;
  return (
    <div className={styles.view}>
      <SourceChoice
        documents={{ arrived: sent, projected: told.projected.length }}
        source={source}
        onChoose={setWanted}
      />
      <p className={styles.says}>
        {source === 'arrived'
          ? 'These documents were sent by an X-Ray SDK, the daemon’s protocol or the X-Ray API. They stand here as X-Ray keeps them; what it leaves out is named on the connect page.'
          : 'No one sent these. They are what the OpenTelemetry Collector’s awsxray exporter would make of the spans that arrived.'}
        {source === 'projected' && spans.length > MOST_PROJECTED ? ` Of the first ${MOST_PROJECTED} spans only.` : ''}
      </p>
      <p className={styles.id}>
        Trace <code>{inXRayForm(traceId)}</code>
        <CopyButton text={inXRayForm(traceId)} of="the trace id in X-Ray’s form" iconOnly />
      </p>
      <Documents key={source} told={told[source]} arrived={source === 'arrived'} />
      {source === 'arrived' ? (
        <FateList
          title="What this view lost or renamed"
          fates={besideSegments(spansAlone(spans, told.arrived))}
          none=""
        />
      ) : null}
    </div>
  );
}

/** How many spans came in no document: a sender that makes segments of spans keeps their ids. */
function spansAlone(spans: readonly Span[], arrived: readonly ToldNode[]): number {
  const ids = new Set(arrived.map(({ node }) => node.id));
  return spans.filter(({ spanId }) => !ids.has(spanId)).length;
}

/** What X-Ray is not told by the segments that it was sent. */
const besideSegments = (spans: number): FateLine[] => [
  ...(spans === 0 ? [] : [{ ...notTold, field: `${spans.toLocaleString('en')} span${spans === 1 ? '' : 's'}` }]),
  {
    field: 'log lines',
    became: 'changed',
    to: 'aws.cloudwatch_logs',
    why: 'A segment may name the log groups of its service; the console then looks there for the trace id.',
  },
  {
    field: 'error items',
    became: 'changed',
    to: 'cause.exceptions',
    why: 'The exception with its stack, where the SDK caught it; grouping and status are unknown here.',
  },
];

const notTold: Omit<FateLine, 'field'> = {
  became: 'lost',
  to: null,
  why: 'They came as spans only: a call between them breaks the tree here, and the segment’s parent is not found.',
};

function Documents({ told, arrived }: { told: readonly ToldNode[]; arrived: boolean }) {
  const [chosen, setChosen] = useState<string>();
  const open = told.find(({ node }) => node.id === chosen) ?? told[0];
  return (
    <div className={styles.panes}>
      <SegmentTimeline told={told} chosen={open?.node.id} onChoose={setChosen} />
      {open === undefined ? null : <SegmentDetail told={open} arrived={arrived} />}
    </div>
  );
}

const words: Record<Source, string> = { arrived: 'Arrived as segments', projected: 'From the spans' };

interface ChoiceProps {
  /** How many there are of each. */
  documents: Record<Source, number>;
  source: Source;
  onChoose: (source: Source) => void;
}

function SourceChoice({ documents, source, onChoose }: ChoiceProps) {
  return (
    <fieldset className={styles.sources}>
      <legend className={styles.legend}>Which documents</legend>
      {(['arrived', 'projected'] as const).map((each) => (
        <label key={each} className={styles.source} data-empty={documents[each] === 0 || undefined}>
          <input
            type="radio"
            name="documents"
            checked={each === source}
            disabled={documents[each] === 0}
            onChange={() => onChoose(each)}
          />
          {words[each]} ({documents[each].toLocaleString('en')} document{documents[each] === 1 ? '' : 's'})
        </label>
      ))}
    </fieldset>
  );
}

function NoSegments({ traceId }: { traceId: string }) {
  return (
    <EmptyState title="No segment document names this trace, and no span that could become one.">
      <p>
        Send a segment with the trace id <code>{inXRayForm(traceId)}</code> to the daemon’s port, or a span with these
        32 digits. It appears here as soon as it comes.
      </p>
      <LinkButton look="primary" href="/learn/x-ray">
        The lesson on X-Ray
      </LinkButton>
      <LinkButton href="/connect">The daemon’s address</LinkButton>
    </EmptyState>
  );
}
