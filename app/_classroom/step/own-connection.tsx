'use client';
import Link from 'next/link';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { CopyButton } from '../copy-button.tsx';
import styles from './own-bench.module.css';
import type { OwnSettings } from './use-own-settings.ts';

const variablesFor = (endpoint: string): string =>
  [`export OTEL_EXPORTER_OTLP_ENDPOINT="${endpoint}"`, 'export OTEL_SERVICE_NAME="backend-flask"'].join('\n');

/** The two lines that point any service here, folded away once something has arrived. */
export function OwnConnection({ settings, open }: { settings: OwnSettings; open: boolean }) {
  const text = variablesFor(settings.endpoint);
  return (
    <details className={styles.connection} open={open}>
      <summary>Point your service here first</summary>
      <div className={styles.stack}>
        <CodeFrame name="in the shell that starts your service" tools={<CopyButton text={text} of="the variables" />}>
          <pre>
            <code>{text}</code>
          </pre>
        </CodeFrame>
        <p className={styles.note}>
          Then start the service again: a running process never sees a change.{' '}
          {settings.keyRequired ? 'This classroom wants a key as well. ' : ''}
          <Link href="/connect">Keys, containers and other languages</Link> are on the Connect page.
        </p>
      </div>
    </details>
  );
}
