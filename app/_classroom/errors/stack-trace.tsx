import type { ShownException, ShownFrame } from '@/lib/telemetry/error-item.ts';
import { runsOfFrames } from './frame-runs.ts';
import { numbered } from './numbered.ts';
import styles from './stack.module.css';
import { plainText } from './plain-text.ts';

/** The stack from the innermost call outwards: the application's own frames open, the others folded between them. */
export function StackTrace({ exception }: { exception: ShownException }) {
  const { class: name, message, frames } = exception;
  return (
    <>
      <p className={styles.thrown}>
        <strong>{plainText(name)}</strong>
        {message === '' ? '' : `: ${plainText(message)}`}
      </p>
      {frames.length === 0 ? <p className={styles.quiet}>It came without a stack.</p> : null}
      <ol className={styles.stack}>
        {runsOfFrames(frames).map(({ inApp, from, frames: run }) => (
          <li key={from}>{inApp ? <Frames frames={run} /> : <Foreign frames={run} />}</li>
        ))}
      </ol>
    </>
  );
}

const Frames = ({ frames }: { frames: readonly ShownFrame[] }) =>
  numbered(frames).map(({ nth, item }) => <Frame key={nth} frame={item} />);

function Foreign({ frames }: { frames: readonly ShownFrame[] }) {
  return (
    <details className={styles.foreign}>
      <summary>
        {frames.length} frame{frames.length === 1 ? '' : 's'} of libraries and the language
      </summary>
      <Frames frames={frames} />
    </details>
  );
}

function Frame({ frame }: { frame: ShownFrame }) {
  const { file, method, line, inApp, code } = frame;
  return (
    <div className={styles.frame} data-in-app={inApp || undefined}>
      <p className={styles.place}>
        <code>
          {file === '' ? '(no file)' : plainText(file)}
          {line === null ? '' : `:${line}`}
        </code>
        {method === '' ? null : <span className={styles.quiet}> in {plainText(method)}</span>}
      </p>
      {inApp && code !== '' ? <Code frame={frame} /> : null}
    </div>
  );
}

function Code({ frame: { line, code, before, after } }: { frame: ShownFrame }) {
  const first = (line ?? 1) - before.length;
  return (
    <pre className={styles.code}>
      {numbered([...before, code, ...after]).map(({ nth, item: text }) => (
        <span key={nth} className={styles.codeLine} data-here={nth === before.length || undefined}>
          <span className={styles.number} aria-hidden="true">
            {line === null ? '' : first + nth}
          </span>
          {text === '' ? ' ' : plainText(text)}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
