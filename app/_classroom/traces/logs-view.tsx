'use client';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { EmptyState } from '@/app/_ui/empty-state.tsx';
import { FateList, type FateLine } from '@/app/_ui/fate-list.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { valueAsText } from '@/lib/telemetry/attributes.ts';
import { coordinatesOf, isFailure, type StoredSignal } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { timeText } from '@/lib/waterfall/time-text.ts';
import { CopyButton } from '../copy-button.tsx';
import { logHref } from '../logs/log-address.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedSignal, maskedText } from '../secrets/masked-telemetry.ts';
import { isJoined } from './joined.ts';
import styles from './logs-view.module.css';
import { SpanReference } from './span-reference.tsx';
import { isUnknown, NoSpans } from './no-spans.tsx';
import type { TraceContent } from './trace-content.ts';

type StoredLog = Extract<StoredSignal, { signal: 'log' }>;

/** A line with where it stands. Nanoseconds since the Unix epoch. */
interface Line {
  signal: StoredLog;
  time: bigint;
  span: StoredSpan | undefined;
}

/** The log lines that name the trace, as CloudWatch Logs lists them, each beside the span in which it was written. */
export function LogsView({ content }: { content: TraceContent }) {
  const { spans, signals, traceId, openSpanId, onShowSpan } = content;
  const lines = useMemo(() => linesOf(spans, signals), [spans, signals]);
  if (lines.length === 0) {
    return isUnknown(content) ? (
      <NoSpans content={content} title="No log line names this trace, and no span of it is stored." />
    ) : (
      <NoLines traceId={traceId} />
    );
  }
  const start = lines.reduce((least, { time }) => (time < least ? time : least), earliest(spans) ?? lines[0]!.time);
  return (
    <div className={styles.view}>
      <ol className={styles.lines} aria-label="Log lines of the trace">
        {lines.slice(0, MOST_LINES).map((line) => (
          <LogLine
            key={line.signal.seq}
            line={line}
            start={start}
            isMarked={isJoined(line.signal.log.spanId, openSpanId)}
            onShowSpan={onShowSpan}
          />
        ))}
      </ol>
      <FateList title="What this view lost or renamed" fates={fates} none="" />
    </div>
  );
}

const MOST_LINES = 1000;

function linesOf(spans: readonly StoredSpan[], signals: readonly StoredSignal[]): Line[] {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  return signals
    .filter((signal): signal is StoredLog => signal.signal === 'log')
    .map((signal) => {
      const { time, spanId } = coordinatesOf(signal, BigInt(Math.trunc(signal.receivedAt)) * 1_000_000n);
      return { signal, time, span: spanId === null ? undefined : byId.get(spanId) };
    })
    .toSorted((a, b) => (a.time === b.time ? a.signal.seq - b.signal.seq : a.time < b.time ? -1 : 1));
}

const earliest = (spans: readonly StoredSpan[]): bigint | undefined =>
  spans.reduce<bigint | undefined>(
    (least, { start }) => (least === undefined || start < least ? start : least),
    undefined,
  );

interface LineProps {
  line: Line;
  start: bigint;
  /** It was written in the span that is chosen. */
  isMarked: boolean;
  onShowSpan: (spanId: string) => void;
}

function LogLine({ line, start, isMarked, onShowSpan }: LineProps) {
  const { signal } = line;
  const [open, setOpen] = useState(false);
  const [revealed, setRevealed] = useState(false);
  const masked = maskedSignal(signal);
  const shown = revealed ? signal : (masked.signal as StoredLog);
  const { log } = shown;
  const text = log.body === null ? log.eventName : valueAsText(log.body);
  return (
    <li
      className={styles.line}
      data-failed={isFailure(signal) || undefined}
      data-joined={isMarked || undefined}
      aria-current={isMarked || undefined}
    >
      <LineHead line={line} log={log} start={start} onShowSpan={onShowSpan} />
      <button type="button" className={styles.message} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? text : printable(text, 300)}
      </button>
      {open ? <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} /> : null}
      {open ? <Fields signal={shown} text={text} /> : null}
    </li>
  );
}

interface HeadProps extends Omit<LineProps, 'isMarked'> {
  /** As it is shown. */
  log: StoredLog['log'];
}

/** When, how grave, where it was put, and in which span it was written. */
function LineHead({ line: { signal, time, span }, log, start, onShowSpan }: HeadProps) {
  return (
    <div className={styles.head}>
      <time className={styles.time} title={timeText(time)}>
        +{durationText(Number(time - start) / 1e6)}
      </time>
      <Pill tone={isFailure(signal) ? 'bad' : 'neutral'}>{printable(log.severityText, 20) || 'no level'}</Pill>
      <Link className={styles.place} href={hrefOf(log)}>
        {placeOf(log)}
      </Link>
      <span className={styles.span}>
        <SpanReference spanId={log.spanId} name={span && maskedText(span.name)} onShowSpan={onShowSpan} />
      </span>
    </div>
  );
}

const placeOf = ({ group = '', stream = '' }: StoredLog['log']): string =>
  `${printable(maskedText(group), 80) || 'no group'}${stream === '' ? '' : ` / ${printable(maskedText(stream), 80)}`}`;

/** The stream that it was put into, in the log view. */
const hrefOf = ({ group = '', stream = '' }: StoredLog['log']): string =>
  logHref({ group, stream: stream === '' ? null : stream });

function Fields({ signal: { log }, text }: { signal: StoredLog; text: string }) {
  const fields = [
    ...Object.entries(log.attributes),
    ...Object.entries(log.resource.attributes).map(([key, value]) => [`resource.${key}`, value] as const),
  ];
  return (
    <div className={styles.fields}>
      <CopyButton text={text} of="the line" />
      <dl>
        {fields.slice(0, 100).map(([key, value]) => (
          <div key={key} className={styles.field}>
            <dt>{printable(key)}</dt>
            <dd>{valueAsText(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function NoLines({ traceId }: { traceId: string }) {
  return (
    <EmptyState title="No log line names this trace.">
      <p>
        Put <code>{traceId}</code> into each line that is written while it runs, as <code>trace_id</code>; a logger that
        knows OpenTelemetry’s context does so by itself.
      </p>
      <LinkButton look="primary" href="/learn/cloudwatch-logs">
        The lesson on logs
      </LinkButton>
      <LinkButton href="/logs">All log groups</LinkButton>
    </EmptyState>
  );
}

const fates: FateLine[] = [
  { field: 'spans', became: 'lost', to: null, why: 'A log group knows lines and their time, not what called what, nor how long it took.' },
  { field: 'trace id, span id', became: 'changed', to: 'a part of the message', why: 'A line belongs to a trace only because its text says so; CloudWatch Logs has no field for it.' },
  { field: 'time', became: 'changed', to: 'timestamp', why: 'PutLogEvents takes whole milliseconds: lines of one millisecond keep their order only within a batch.' },
  { field: 'severity', became: 'changed', to: 'a part of the message', why: 'There is no level beside the text: a filter pattern has to find it there.' },
  { field: 'service', became: 'renamed', to: 'log group and stream', why: 'Who wrote a line is told by where it was put.' },
]; // prettier-ignore
