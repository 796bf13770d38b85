'use client';
import { useEffect, type RefObject } from 'react';
import { Callout } from '@/app/_ui/callout.tsx';
import { Panel } from '@/app/_ui/panel.tsx';
import type { Arrived } from '@/lib/origin/origin.ts';
import { textOfLines } from '@/lib/origin/wire-lines.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { doorWords } from '../connect/arrival-words.ts';
import { CopyButton } from '../copy-button.tsx';
import { sizeText } from '../logs/size-text.ts';
import { againWords, encodingWords, formWords } from './arrived-words.ts';
import { markedLines } from './marked-lines.ts';
import shared from './origin.module.css';
import styles from './arrived-panel.module.css';
import { WireLines } from './wire-lines.tsx';

interface Props {
  arrived: Arrived;
  /** What is to be looked at in it; a higher turn asks for the same again. */
  marked: { path: string; turn: number } | undefined;
  requestRef: RefObject<HTMLDivElement | null>;
}

/** The request that brought the span, of it this span's own part. */
export function ArrivedPanel({ arrived, marked, requestRef }: Props) {
  const { again, lines } = arrived;
  const found = markedLines(lines, marked?.path);
  const turn = marked?.turn ?? 0;
  useEffect(() => {
    if (turn === 0) return;
    requestRef.current?.querySelector('[data-marked]')?.scrollIntoView({ block: 'center' });
  }, [turn, requestRef]);
  return (
    <Panel
      title={again === null ? '1 · As it arrived' : '1 · As it is stored'}
      aside={<CopyButton text={textOfLines(lines)} of="(this part as OTLP/JSON)" label="Copy as OTLP/JSON" />}
    >
      <div className={shared.stack}>
        {again === null ? null : (
          <Callout kind="warning" title="The request as it arrived is not there any more">
            <p>{againWords[again]}</p>
          </Callout>
        )}
        <Head arrived={arrived} />
        <Words arrived={arrived} />
        <Legend />
        <Marked lines={turn === 0 ? 0 : found.size} />
        <div ref={requestRef}>
          <WireLines lines={lines} marked={found} />
        </div>
      </div>
    </Panel>
  );
}

/** For who cannot see what became marked. */
const Marked = ({ lines }: { lines: number }) => (
  <output className={styles.words}>
    {lines === 0 ? '' : `${lines} ${lines === 1 ? 'line is' : 'lines are'} marked in the request.`}
  </output>
);

function Words({ arrived }: { arrived: Arrived }) {
  const others = arrived.others?.inAll ?? 0;
  return (
    <p className={shared.explained}>
      {formWords(arrived)}
      {others === 0
        ? ''
        : ` ${others.toLocaleString('en')} other ${others === 1 ? 'span' : 'spans'} came in the same request.`}{' '}
      What looks like a secret is hidden.
    </p>
  );
}

const Legend = () => (
  <ul className={styles.legend}>
    <li className={styles.part} data-part="resource">
      <strong>resource</strong> who sent it: one service, said once for all of its spans
    </li>
    <li className={styles.part} data-part="scope">
      <strong>scope</strong> which tracer recorded it: a library, or your own code
    </li>
    <li className={styles.part} data-part="span">
      <strong>span</strong> the operation itself
    </li>
  </ul>
);

/** How the request came. */
function Head({ arrived: { head } }: { arrived: Arrived }) {
  if (head === null) return null;
  const facts: [string, string][] = [
    ['door', doorWords[head.door]],
    ['path', head.path === '' ? '–' : head.path],
    ['content type', head.contentType === '' ? 'not said' : head.contentType],
    ['encoding', encodingWords(head.contentType)],
    ['compression', head.coding === 'identity' ? 'none' : head.coding],
    ['size', sizeText(head.bytes)],
    ['arrived', new Date(head.at).toISOString()],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{printable(text, 120)}</dd>
        </div>
      ))}
    </dl>
  );
}
