'use client';
import Link from 'next/link';
import { useMemo, useState } from 'react';
import { Panel } from '@/app/_ui/panel.tsx';
import type { Breadcrumb, ShownOccurrence } from '@/lib/telemetry/error-item.ts';
import { HiddenValues } from '../secrets/hidden-values.tsx';
import { maskedText } from '../secrets/masked-telemetry.ts';
import { traceHref } from '../step/trace-href.ts';
import styles from './item.module.css';
import { JsonFields } from './json-fields.tsx';
import { maskedOccurrence } from './masked-occurrence.ts';
import { Moment } from './moment.tsx';
import { numbered } from './numbered.ts';
import { StackTrace } from './stack-trace.tsx';
import { plainText } from './plain-text.ts';

/** One occurrence: its trace, its stack or text, and everything that came along, personal data hidden until asked for. */
export function OccurrenceView({ occurrence }: { occurrence: ShownOccurrence }) {
  const [revealed, setRevealed] = useState(false);
  const masked = useMemo(() => maskedOccurrence(occurrence), [occurrence]);
  return (
    <>
      <TraceLink occurrence={occurrence} />
      <HiddenValues count={masked.hidden} revealed={revealed} onReveal={setRevealed} />
      <Told occurrence={revealed ? occurrence : masked.occurrence} />
    </>
  );
}

/** All that it tells is text. */
function Told({ occurrence: { exceptions, text, telemetry, parts, data } }: { occurrence: ShownOccurrence }) {
  return (
    <>
      {numbered(exceptions).map(({ nth, item: exception }) => (
        <Panel key={nth} title={nth === 0 ? 'Stack trace' : `Caused by ${plainText(exception.class)}`}>
          <StackTrace exception={exception} />
        </Panel>
      ))}
      {text === '' ? null : (
        <Panel title="Message">
          <p className={styles.message}>{plainText(text)}</p>
        </Panel>
      )}
      {telemetry.length === 0 ? null : (
        <Panel title="Telemetry">
          <ol className={styles.crumbs}>
            {numbered(telemetry).map(({ nth, item: crumb }) => (
              <Crumb key={nth} crumb={crumb} />
            ))}
          </ol>
        </Panel>
      )}
      <div className={styles.parts}>
        {Object.entries(parts).map(([title, part]) => (
          <Panel key={title} title={title}>
            <JsonFields value={part} />
          </Panel>
        ))}
      </div>
      <details className={styles.raw}>
        <summary>The whole item, as it came but for its secrets</summary>
        <pre>{plainText(JSON.stringify(data, null, 2))}</pre>
      </details>
    </>
  );
}

function TraceLink({ occurrence: { traceId, spanId, uuid } }: { occurrence: ShownOccurrence }) {
  return (
    <p className={styles.line}>
      {traceId === null ? (
        <span>
          This occurrence names no trace. Send <code>trace_id</code> and <code>span_id</code> along in its custom data,
          and it leads to the request in which it happened.
        </span>
      ) : (
        <span>
          It happened in the trace{' '}
          <Link href={traceHref({ traceId, spanId: spanId ?? undefined })}>
            <code>{traceId}</code>
          </Link>
          .
        </span>
      )}
      <code className={styles.uuid}>{plainText(maskedText(uuid))}</code>
    </p>
  );
}

function Crumb({ crumb: { at, kind, level, text } }: { crumb: Breadcrumb }) {
  return (
    <li className={styles.crumb}>
      <span className={styles.quiet}>{at === null ? '' : <Moment at={at} />}</span>
      <span className={styles.quiet}>{plainText(`${kind} ${level}`)}</span>
      <span className={styles.text}>{plainText(text)}</span>
    </li>
  );
}
