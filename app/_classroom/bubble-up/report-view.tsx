'use client';
import { useId, useState } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { SearchField } from '@/app/_ui/search-field.tsx';
import type { BubbleUpReport } from '@/lib/bubble-up/bubble-up.ts';
import type { Finding } from '@/lib/bubble-up/rank.ts';
import type { Region } from '@/lib/query/region.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import styles from './report-view.module.css';
import { FindingCard } from './finding-card.tsx';
import fold from './fold.module.css';
import { HowItIsCompared, Key, SideCounts } from './report-notes.tsx';
import { counted, soughtIn } from './words.ts';

interface ReportProps {
  report: BubbleUpReport;
  spec: QuerySpecInput;
  region: Region;
  onAsk: (spec: QuerySpecInput) => void;
}

/** With fewer rows than this on a side, shares jump with each of them. */
const FEW_ROWS = 10;

/** A comparison: who was compared, then the columns in order of rank. */
export function ReportView(props: ReportProps) {
  const { report, region } = props;
  const { totals } = report;
  if (totals.inside.rows === 0)
    return (
      <EmptyState title="No row lies in this region">
        <p>Select a part of the heatmap that has squares in it.</p>
      </EmptyState>
    );
  if (totals.outside.rows === 0)
    return (
      <EmptyState title="The region holds everything">
        <p>
          All {counted(totals.inside.rows, 'row')} that the heatmap of {maskedText(region.column)} draws lie in it, so nothing is left to
          compare with. Select a smaller part.
        </p>
      </EmptyState>
    );
  return <Ranked {...props} />;
} // prettier-ignore

const kinds = { all: 'All', dimensions: 'Dimensions', measures: 'Measures' } as const;
type Kind = keyof typeof kinds;

const isOfKind = ({ measure }: Finding, kind: Kind): boolean => kind === 'all' || measure === (kind === 'measures');

function Ranked({ report, spec, region, onAsk }: ReportProps) {
  const [sought, setSought] = useState('');
  const [kind, setKind] = useState<Kind>('all');
  const found = report.findings.filter(
    (finding) => isOfKind(finding, kind) && soughtIn(finding).includes(sought.trim().toLowerCase()),
  );
  return (
    <>
      <SideCounts report={report} region={region} />
      <SmallSample report={report} />
      <div className={styles.tools}>
        <SearchField label="Filter the columns" placeholder="Filter columns and values" value={sought} onChange={setSought} />
        <KindChoice kind={kind} onKind={setKind} />
        <Key />
      </div>
      <Parts found={found} narrowed={sought !== '' || kind !== 'all'} report={report} spec={spec} onAsk={onAsk} />
      <HowItIsCompared />
    </>
  );
} // prettier-ignore

interface PartsProps extends Omit<ReportProps, 'region'> {
  found: readonly Finding[];
  /** Whether the reader left columns out. */
  narrowed: boolean;
}

/** The columns in four parts: what stands out, what chance may do, what says nothing new, and what is equal. */
function Parts({ found, narrowed, report, spec, onAsk }: PartsProps) {
  const telling = found.filter(({ restates }) => restates === null);
  const apart = telling.filter(({ standsOut }) => standsOut);
  const chance = telling.filter(({ standsOut, difference }) => !standsOut && difference > 0);
  const equal = telling.filter(({ difference }) => difference <= 0);
  const restating = found.filter(({ restates }) => restates !== null);
  const cards = (findings: readonly Finding[]) => (
    <ol className={styles.cards}>
      {findings.map((finding) => (
        <FindingCard key={finding.column} finding={finding} report={report} spec={spec} onAsk={onAsk} />
      ))}
    </ol>
  );
  return (
    <>
      <output className={styles.summary}>
        <strong>
          {apart.length === 0
            ? 'No column stands out'
            : `${counted(apart.length, 'column')} ${apart.length === 1 ? 'stands' : 'stand'} out`}
        </strong>
        {` of ${counted(report.columns, 'column')} compared`}
      </output>
      {apart.length > 0 ? cards(apart) : <NothingApart narrowed={narrowed} />}
      <Folded title="Differences no larger than chance may make" findings={chance}>
        {cards(chance)}
      </Folded>
      <Folded title="Only restates the region" findings={restating}>
        {cards(restating)}
      </Folded>
      <Folded title="The same inside and outside" findings={equal}>
        {cards(equal)}
      </Folded>
    </>
  );
}

/** A part that is unfolded by who wants it. Its cards are drawn only then: there may be a hundred. */
function Folded({ title, findings, children }: { title: string; findings: readonly Finding[]; children: React.ReactNode }) {
  const [open, setOpen] = useState(false);
  if (findings.length === 0) return null;
  return (
    <details className={fold.part} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title} ({findings.length})
      </summary>
      {open ? children : null}
    </details>
  );
} // prettier-ignore

function KindChoice({ kind, onKind }: { kind: Kind; onKind: (kind: Kind) => void }) {
  const name = useId();
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.unseen}>Which columns</legend>
      {Object.entries(kinds).map(([one, word]) => (
        <label key={one} className={styles.kind}>
          <input type="radio" name={name} checked={kind === one} onChange={() => onKind(one as Kind)} />
          {word}
        </label>
      ))}
    </fieldset>
  );
}

function NothingApart({ narrowed }: { narrowed: boolean }) {
  return narrowed ? (
    <EmptyState title="No column of these stands out">
      <p>Empty the filter above, or choose all columns, to see the others.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Nothing sets this region apart">
      <p>
        Every column looks alike inside and outside, but for what chance may do. Select more squares, or put on the
        spans the attributes that could tell: a build, a region, a customer.
      </p>
    </EmptyState>
  );
}

function SmallSample({ report: { looked } }: { report: BubbleUpReport }) {
  const one = [
    { side: 'inside', rows: looked.inside.rows },
    { side: 'outside', rows: looked.outside.rows },
  ].find(({ rows }) => rows < FEW_ROWS);
  if (one === undefined) return null;
  return (
    <Callout kind="warning" title={`Only ${counted(one.rows, 'row')} ${one.side}`}>
      <p>
        With so few, one row more or less moves a share by {Math.round(100 / one.rows)} points. What stands out all the
        same is marked; take the rest as a hint.
      </p>
    </Callout>
  );
}
