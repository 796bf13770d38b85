'use client';
import { useState } from 'react';
import { Pill } from '@/app/_ui/pill.tsx';
import type { TraceImport } from '@/lib/telemetry/trace-import.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { useReading } from '../../feed/use-reading.ts';
import { formatNames, outcomeWords } from './import-words.ts';
import { TraceLinks } from './import-line.tsx';
import styles from './imports.module.css';

/** The files that were brought in before, here or in another window; nothing while there are none. */
export function EarlierImports({ version }: { version: number }) {
  const [imports, setImports] = useState<readonly TraceImport[]>([]);
  useReading<{ imports: TraceImport[] }>({
    key: '/classroom/imports',
    version,
    take: (answer) => setImports(answer.ok ? answer.body.imports : []),
  });
  if (imports.length === 0) return null;
  return (
    <details className={styles.earlier}>
      <summary>{imports.length === 1 ? 'One file was' : `${imports.length} files were`} imported so far</summary>
      <ul className={styles.list} aria-label="Imported so far">
        {imports.map((each) => (
          <Earlier key={each.id} imported={each} />
        ))}
      </ul>
    </details>
  );
}

function Earlier({ imported }: { imported: TraceImport }) {
  const { file, format, at, finished } = imported;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.name}>{printable(file, 80)}</span>
        <Pill tone="info">{formatNames[format]}</Pill>
        {finished ? null : <Pill tone="warn">not all of it came</Pill>}
        <time className={styles.quiet} dateTime={new Date(at).toISOString()}>
          {new Date(at).toLocaleString('en-GB')}
        </time>
      </div>
      <p className={styles.sum}>{outcomeWords(imported)}</p>
      <TraceLinks traceIds={imported.traceIds} />
    </li>
  );
}
