'use client';
import Link from 'next/link';
import { Button } from '@/app/_ui/button.tsx';
import { Icon } from '@/app/_ui/icons.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { FileOutcome, ToldReason } from '@/lib/telemetry/trace-import.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../../secrets/masked-telemetry.ts';
import { traceHref } from '../../step/trace-href.ts';
import { formatLosses, formatNames, outcomeWords } from './import-words.ts';
import styles from './imports.module.css';
import type { ImportedFile } from './use-imports.ts';

const MOST_LINKS = 5;

interface Props {
  file: ImportedFile;
  onStop: () => void;
  onForget: () => void;
}

/** One file: how far it is, what became of its spans and why, and where its traces are. */
export function ImportLine({ file, onStop, onForget }: Props) {
  const { name, state, outcome, problems } = file;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.name}>{printable(name, 80)}</span>
        {outcome === null ? null : <Pill tone="info">{formatNames[outcome.format]}</Pill>}
        {state === 'ended' ? (
          <Button look="quiet" size="small" aria-label={`Take ${printable(name, 80)} off this list`} onClick={onForget}>
            <Icon name="cross" size={10} />
          </Button>
        ) : (
          <Progress file={file} onStop={onStop} />
        )}
      </div>
      {outcome === null ? null : <p className={styles.sum}>{outcomeWords(outcome)}</p>}
      {problems.map(({ code, message, hint }) => (
        <Reason key={code} tone="bad" reason={{ message, hint }} />
      ))}
      {outcome?.reasons.map((reason) => (
        <Reason key={reason.code} tone="bad" reason={reason} />
      ))}
      {outcome?.warnings.map((reason) => (
        <Reason key={reason.code} tone="warn" reason={reason} />
      ))}
      {outcome === null ? null : <Whereabouts outcome={outcome} />}
    </li>
  );
}

/** Ids of 64 bits are filled up with zeros, which tell nothing. */
const shortId = (traceId: string): string => traceId.replace(/^0+/, '').slice(0, 8);

function Progress({ file: { name, size, taken, state }, onStop }: Pick<Props, 'file' | 'onStop'>) {
  if (state === 'waiting') return <span className={styles.quiet}>waits for the file before it</span>;
  return (
    <span className={styles.progress}>
      <progress
        aria-label={`Importing ${printable(name, 80)}`}
        {...(taken === 0 ? {} : { value: Math.min(taken, size), max: size })}
      />
      <Button look="quiet" size="small" onClick={onStop}>
        Stop
      </Button>
    </span>
  );
}

function Reason({
  reason,
  tone,
}: {
  reason: Pick<ToldReason, 'message' | 'hint'> & { count?: number };
  tone: 'bad' | 'warn';
}) {
  const { message, hint, count = 1 } = reason;
  return (
    <p className={styles.reason} data-tone={tone}>
      <Icon name={tone === 'bad' ? 'cross' : 'warning'} size={14} />
      <span>
        {maskedText(message)}
        {count > 1 ? ` (${count.toLocaleString('en')} such)` : ''} <span className={styles.quiet}>{hint}</span>
      </span>
    </p>
  ); // prettier-ignore
}

/** Where what was taken of a file is, and what its format does not tell. */
function Whereabouts({ outcome }: { outcome: FileOutcome }) {
  const hasSpans = outcome.received > outcome.refused;
  const hasLogs = outcome.logs !== undefined && outcome.logs.stored > 0;
  const loss = formatLosses[outcome.format];
  return (
    <>
      {hasSpans || hasLogs ? <TraceLinks traceIds={outcome.traceIds} /> : null}
      {hasSpans && loss !== null ? <p className={styles.quiet}>{loss}</p> : null}
      {hasLogs ? (
        <p className={styles.quiet}>
          The log records are among <Link href="/logs">all logs</Link>, and beside the spans that they name. They have
          no ids: brought in again, they are stored again.
        </p>
      ) : null}
    </>
  );
}

/** Links to the traces of a file, the first of them. */
export function TraceLinks({ traceIds }: { traceIds: readonly string[] }) {
  if (traceIds.length === 0) return null;
  return (
    <p className={styles.traces}>
      {traceIds.slice(0, MOST_LINKS).map((traceId) => (
        <Link key={traceId} href={traceHref({ traceId })}>
          Trace {shortId(traceId)}
        </Link>
      ))}
      {traceIds.length > MOST_LINKS ? (
        <span className={styles.quiet}>and {(traceIds.length - MOST_LINKS).toLocaleString('en')} more in the list</span>
      ) : null}
    </p>
  );
}
