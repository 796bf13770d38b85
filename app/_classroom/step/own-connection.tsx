'use client';
import Link from 'next/link';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';
import { CopyButton } from '../copy-button.tsx';
import styles from './own-bench.module.css';
import type { OwnSettings } from './use-own-settings.ts';

/** How something of the student's own is pointed here. */
interface Pointer {
  text: string;
  where: string;
  afterwards: string;
}

const forService = (endpoint: string): Pointer => ({
  text: [`export OTEL_EXPORTER_OTLP_ENDPOINT="${endpoint}"`, 'export OTEL_SERVICE_NAME="backend-flask"'].join('\n'),
  where: 'in the shell that starts your service',
  afterwards: 'Then start the service again: a running process never sees a change.',
});

/** A page has no environment: where it sends is written in its script. */
const forPage = (endpoint: string): Pointer => ({
  text: `const exporter = new OTLPTraceExporter({ url: '${endpoint}/v1/traces' });`,
  where: 'in your page’s tracing.js',
  afterwards:
    'Then build the page again and reload it. Its backend is pointed here by variables, as in the lessons before.',
});

interface Props {
  settings: OwnSettings;
  open: boolean;
  /** It is a page that sends, and no process. */
  fromPage: boolean;
}

/** The lines that point any service here, folded away once something has arrived. */
export function OwnConnection({ settings, open, fromPage }: Props) {
  const { text, where, afterwards } = (fromPage ? forPage : forService)(settings.endpoint);
  return (
    <details className={styles.connection} open={open}>
      <summary>Point your {fromPage ? 'page' : 'service'} here first</summary>
      <div className={styles.stack}>
        <CodeFrame name={where} tools={<CopyButton text={text} of={fromPage ? 'the line' : 'the variables'} />}>
          <pre>
            <code>{text}</code>
          </pre>
        </CodeFrame>
        <p className={styles.note}>
          {afterwards} {settings.keyRequired ? 'This classroom wants a key as well. ' : ''}
          <Link href="/connect">Keys, containers and other languages</Link> are on the Connect page.
        </p>
      </div>
    </details>
  );
}
