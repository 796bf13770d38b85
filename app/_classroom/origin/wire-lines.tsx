'use client';
import { Scroller } from '@/app/_ui/scroller.tsx';
import type { WireLine } from '@/lib/origin/wire-lines.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import styles from './wire-lines.module.css';

interface Props {
  lines: readonly WireLine[];
  marked: ReadonlySet<number>;
}

/** Lines of JSON, each with the colour of the part that it belongs to. */
export function WireLines({ lines, marked }: Props) {
  return (
    <Scroller className={styles.wire} label="The request, as JSON">
      <pre className={styles.lines}>
        {lines.map(({ text, depth, part }, index) => (
          <span
            // The lines of one request never change places.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className={styles.line}
            data-part={part}
            data-marked={marked.has(index) || undefined}
            style={{ paddingInlineStart: `${depth * 2 + 1}ch` }}
          >
            {printable(text, 2000)}
            {'\n'}
          </span>
        ))}
      </pre>
    </Scroller>
  );
}
