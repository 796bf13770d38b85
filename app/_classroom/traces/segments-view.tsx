'use client';
import { useMemo, useState } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { FateList } from '@/app/_ui/fate-list.tsx';
import { SegmentTimeline } from '@/app/_ui/views/segment-timeline.tsx';
import { besideSegments, toldOf } from '@/lib/projection/xray/trace/segment-fates.ts';
import { MOST_PROJECTED, toldBySpans, type ToldNode } from '@/lib/projection/xray/trace/told-trace.ts';
import { inXRayForm } from '@/lib/projection/xray/trace-id.ts';
import { CopyButton } from '../copy-button.tsx';
import { maskedFates, maskedText } from '../secrets/masked-telemetry.ts';
import { SegmentDetail } from './segment-detail.tsx';
import styles from './segments-view.module.css';
import type { TraceContent } from './trace-content.ts';

/** Documents that were sent as such, or those that the spans would be: never mixed. */
type Source = 'arrived' | 'projected';

/** The trace in X-Ray's own terms: its timeline, and one document after the other. */
export function SegmentsView({ content }: { content: TraceContent }) {
  const { spans, signals, traceId } = content;
  const told = useMemo(() => ({ arrived: toldOf(signals), projected: toldBySpans(spans) }), [signals, spans]);
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
      <Documents told={told[source]} arrived={source === 'arrived'} content={content} />
      {source === 'arrived' ? (
        <FateList
          title="What this view lost or renamed"
          fates={maskedFates(besideSegments(told.arrived, spans, signals))}
          none="Nothing: all that arrived of this trace came as documents."
        />
      ) : null}
    </div>
  );
}

const withMaskedName = (told: ToldNode): ToldNode => ({
  ...told,
  node: { ...told.node, name: maskedText(told.node.name) },
});

interface DocumentsProps {
  told: readonly ToldNode[];
  arrived: boolean;
  content: TraceContent;
}

/** The timeline and one document: of the chosen span, else what was called from it; at first the first. */
function Documents({ told, arrived, content: { openSpanId, onSpan } }: DocumentsProps) {
  const named = useMemo(() => told.map(withMaskedName), [told]);
  const open =
    openSpanId === undefined
      ? told[0]
      : (told.find(({ node }) => node.id === openSpanId) ?? told.find(({ node }) => node.parentId === openSpanId));
  return (
    <div className={styles.panes}>
      <SegmentTimeline told={named} chosen={open?.node.id} onChoose={onSpan} />
      {open === undefined ? (
        <p className={styles.says}>What is chosen in another view came in none of these documents.</p>
      ) : (
        <SegmentDetail key={open.node.id} told={open} arrived={arrived} />
      )}
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
