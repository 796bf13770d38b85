'use client';
import { useRef } from 'react';
import { Button } from '@/app/_ui/button.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { ImportLine } from './import-line.tsx';
import styles from './imports.module.css';
import { useFileDrop } from './use-file-drop.ts';
import { useImports, type ImportedFile } from './use-imports.ts';

/** A page that takes files as well, and says nothing of it until some are held over it. */
export function DropAnywhere() {
  const { files, bring, stop, forget } = useImports();
  const over = useFileDrop(bring);
  return (
    <>
      <Brought files={files} onStop={stop} onForget={forget} />
      <DropHere over={over} />
    </>
  );
}

/** The way in for files of traces: dropped anywhere on the page, or chosen. */
export function ImportPanel() {
  const { files, bring, stop, forget } = useImports();
  const input = useRef<HTMLInputElement>(null);
  const over = useFileDrop(bring);
  return (
    <section className={styles.panel} aria-label="Import traces">
      <div className={styles.bar}>
        <input
          ref={input}
          className={styles.input}
          type="file"
          multiple
          tabIndex={-1}
          aria-label="Files of traces"
          onChange={(event) => {
            bring(event.target.files ?? []);
            // The same file chosen again is a choice as well.
            event.target.value = '';
          }}
        />
        <Button onClick={() => input.current?.click()}>Import a file…</Button>
        <p className={styles.quiet}>
          OTLP/JSON (spans and logs), Jaeger’s JSON or Zipkin’s JSON v2, packed with gzip or not: drop it anywhere on
          this page.
        </p>
      </div>
      <Brought files={files} onStop={stop} onForget={forget} />
      <EarlierImports version={files.filter(({ state }) => state === 'ended').length} />
      <DropHere over={over} />
    </section>
  );
}

interface BroughtProps {
  files: readonly ImportedFile[];
  onStop: () => void;
  onForget: (key: number) => void;
}

const Brought = ({ files, onStop, onForget }: BroughtProps) => (
  <ul className={styles.list} aria-label="Files brought in" aria-live="polite">
    {files.map((file) => (
      <ImportLine key={file.key} file={file} onStop={onStop} onForget={() => onForget(file.key)} />
    ))}
  </ul>
);

const DropHere = ({ over }: { over: boolean }) =>
  over ? (
    <div className={styles.over} aria-hidden="true">
      <p className={styles.call}>Drop to import the traces in it</p>
    </div>
  ) : null;
