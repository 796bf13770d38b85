'use client';
import Link from 'next/link';
import { useState } from 'react';
import { Pill } from '@/app/_ui/pill.tsx';
import type { Arrival } from '@/lib/telemetry/arrival.ts';
import { transportFindingOf } from '@/lib/telemetry/transport-codes.ts';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { traceHref } from '../step/trace-href.ts';
import {
  broughtText,
  counted,
  doorWords,
  endText,
  outcomeOf,
  requestText,
  senderText,
  statusText,
} from './arrival-words.ts';
import styles from './arrival-line.module.css';

/** One request, as a line; its reason below it, and all that is known of it on demand. */
export function ArrivalLine({ arrival }: { arrival: Arrival }) {
  // What is not looked at is not drawn: there may be two hundred of these.
  const [open, setOpen] = useState(false);
  const { word, tone } = outcomeOf(arrival);
  const { at, door, problem } = arrival;
  return (
    <details className={styles.arrival} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.line}>
        <span>
          <Pill tone={tone}>{word}</Pill>
        </span>
        <time className={styles.time} dateTime={new Date(at).toISOString()}>
          {new Date(at).toLocaleTimeString('en-GB')}
        </time>
        <span className={styles.sender}>{senderText(arrival)}</span>
        <code className={styles.request}>{requestText(arrival)}</code>
        <span className={styles.door}>{doorWords[door]}</span>
        <span className={styles.brought}>{endText(arrival)}</span>
        {problem === null ? null : (
          <span className={styles.reason}>
            {problem.message} <span className={styles.hint}>{problem.hint}</span>
          </span>
        )}
      </summary>
      {open ? <ArrivalDetails arrival={arrival} /> : null}
    </details>
  );
}

/** Everything that is remembered of a request. */
function ArrivalDetails({ arrival }: { arrival: Arrival }) {
  const facts: [string, string][] = [
    ['Answered', statusText(arrival)],
    ['Door', doorWords[arrival.door]],
    ['Request', requestText(arrival)],
    ['Call', arrival.operation ?? ''],
    ['Content type', arrival.contentType],
    ['Compression', arrival.encoding],
    ['Size', counted(arrival.bytes, 'byte')],
    ['Key', arrival.key ?? 'none'],
    ['Environment', arrival.environment ?? ''],
    ['Brought', broughtText(arrival)],
    ['Services', maskedText(arrival.services.join(', '))],
    ['Sender', arrival.userAgent],
    ['Reason', arrival.problem?.code ?? ''],
  ];
  return (
    <div className={styles.details}>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <MeaningLink code={arrival.problem?.code} />
      <TraceLinks traceIds={arrival.traceIds} />
    </div>
  );
}

/** To the page that tells what a reason means, how it comes about and how it is mended. */
function MeaningLink({ code }: { code: string | undefined }) {
  const finding = code === undefined ? null : transportFindingOf(code);
  if (finding === null) return null;
  return (
    <p className={styles.traces}>
      <Link href={`/findings/${finding}`}>What this means, and how it is mended</Link>
    </p>
  );
}

const MOST_LINKS = 5;

function TraceLinks({ traceIds }: { traceIds: string[] }) {
  if (traceIds.length === 0) return null;
  const more = traceIds.length - MOST_LINKS;
  return (
    <p className={styles.traces}>
      Traces in it:{' '}
      {traceIds.slice(0, MOST_LINKS).map((traceId) => (
        <Link key={traceId} href={traceHref({ traceId })}>
          <code>{traceId.slice(0, 8)}</code>
        </Link>
      ))}
      {more > 0 ? ` and ${more} more` : ''}
    </p>
  );
}
