'use client';
import { useState } from 'react';
import { LinkButton } from '@/app/_ui/button.tsx';
import { Pill } from '@/app/_ui/pill.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { IMPORTED, type TraceImport } from '@/lib/telemetry/trace-import.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { useReading } from '../feed/use-reading.ts';
import { compareHref } from './compare/compare-address.ts';
import { formatNames } from './imports/import-words.ts';
import styles from './trace-page.module.css';

/** What can be done with a trace as a whole, and where it came from where nobody sent it here. */
export function TraceTools({ traceId, spans }: { traceId: string; spans: readonly StoredSpan[] }) {
  if (spans.length === 0) return null;
  const file = (form: string): string => `/classroom/traces/${traceId}/export?form=${form}`;
  return (
    <div className={styles.tools}>
      <LinkButton size="small" href={compareHref({ one: traceId })}>
        Compare with another
      </LinkButton>
      <span className={styles.take}>
        Take it along as{' '}
        <a href={file('otlp')} download>
          OTLP/JSON
        </a>{' '}
        (all that is kept of it, secrets too) or{' '}
        <a href={file('outline')} download>
          text
        </a>{' '}
        (secrets hidden)
      </span>
      {/* Last, so that nothing moves while its file is being asked for. */}
      {spans.some(({ environment }) => environment === IMPORTED) ? <Origin traceId={traceId} /> : null}
    </div>
  );
}

/** The file that it was in. Its environment says that it was one, even when the file is forgotten. */
function Origin({ traceId }: { traceId: string }) {
  const [imports, setImports] = useState<readonly TraceImport[]>([]);
  useReading<{ imports: TraceImport[] }>({
    key: `/classroom/imports?traceId=${traceId}`,
    version: 0,
    take: (answer) => setImports(answer.ok ? answer.body.imports : []),
  });
  const first = imports.at(-1);
  return (
    <span className={styles.origin}>
      <Pill tone="info">imported</Pill>
      {first === undefined ? (
        'from a file'
      ) : (
        <span>
          from <code>{printable(first.file, 60)}</code>, {formatNames[first.format]},{' '}
          <time dateTime={new Date(first.at).toISOString()}>{new Date(first.at).toLocaleString('en-GB')}</time>
        </span>
      )}
    </span>
  );
}
