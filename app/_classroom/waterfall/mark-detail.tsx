'use client';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import { valueAsText } from '@/lib/telemetry/attributes.ts';
import type { StoredSignal } from '@/lib/telemetry/signal.ts';
import { coordinatesOf, isFailure } from '@/lib/telemetry/signal.ts';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { nameText } from '@/lib/waterfall/name-text.ts';
import { printable, printableLines } from '@/lib/waterfall/printable.ts';
import { timeText } from '@/lib/waterfall/time-text.ts';
import { CopyButton } from '../copy-button.tsx';
import { itemHref } from '../errors/item-href.ts';
import { linesOfTraceHref } from '../logs/log-address.ts';
import { asHidden } from '../secrets/as-hidden.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedSignal, maskedText } from '../secrets/masked-telemetry.ts';
import styles from './mark-detail.module.css';

interface Props {
  signal: StoredSignal;
  spans: readonly StoredSpan[];
  onSpan: (span: StoredSpan) => void;
}

/** One log line or one error report: what it says, when, and the span in which it happened. */
export function MarkDetail({ signal: sent, spans, onSpan }: Props) {
  const [revealed, setRevealed] = useState(false);
  const masked = maskedSignal(sent);
  const signal = revealed ? sent : masked.signal;
  const { spanId, time, place, stream } = coordinatesOf(signal, BigInt(Math.trunc(signal.receivedAt)) * 1_000_000n);
  const span = spans.find((candidate) => candidate.spanId === spanId);
  return (
    <section className={styles.detail} aria-label={signal.signal === 'log' ? 'Log line' : 'Error report'}>
      <Head signal={signal} time={time} />
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      <p className={styles.text}>{printableLines(textOf(signal))}</p>
      <dl className={styles.facts}>
        {signal.signal === 'log' ? (
          <>
            <Fact name="Log group" text={place === '' ? '(none)' : maskedText(place)} />
            {stream === '' ? null : <Fact name="Log stream" text={maskedText(stream)} />}
            {Object.entries(signal.log.attributes).map(([key, value]) => (
              <Fact key={key} name={key} text={valueAsText(value)} />
            ))}
          </>
        ) : null}
      </dl>
      <p className={styles.head}>
        {span === undefined ? (
          <span className={styles.quiet}>
            {spanId === null ? 'It names no span.' : `Its span ${spanId} has not arrived.`}
          </span>
        ) : (
          <Button size="small" onClick={() => onSpan(span)}>
            Its span: {nameText(asHidden('', span.name), 60)}
          </Button>
        )}
        <Elsewhere signal={signal} />
        <CopyButton text={textOf(signal)} of="its text" />
      </p>
    </section>
  );
}

const Head = ({ signal, time }: Pick<Props, 'signal'> & { time: bigint }) => (
  <p className={styles.head}>
    <Pill tone={isFailure(signal) ? 'bad' : 'neutral'}>{gravityOf(signal)}</Pill>
    <time className={styles.quiet}>{timeText(time)}</time>
  </p>
);

/** Where it stands among others of its kind. */
function Elsewhere({ signal }: Pick<Props, 'signal'>) {
  if (signal.signal === 'error')
    return <Link href={itemHref(signal.error.fingerprint, signal.error.uuid)}>The error item</Link>;
  if (signal.signal !== 'log' || signal.log.group === undefined) return null;
  return <Link href={linesOfTraceHref(signal.log)}>Its lines in the log group</Link>;
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div className={styles.fact}>
      <dt>{printable(name)}</dt>
      <dd>{printableLines(text)}</dd>
    </div>
  );
}

function gravityOf(signal: StoredSignal): string {
  if (signal.signal === 'error') return signal.error.level;
  return signal.signal === 'log' ? printable(signal.log.severityText, 20) || 'no severity' : signal.segment.kind;
}

function textOf(signal: StoredSignal): string {
  if (signal.signal === 'error') return signal.error.title;
  if (signal.signal === 'segment') return signal.segment.name;
  return signal.log.body === null ? signal.log.eventName : valueAsText(signal.log.body);
}
