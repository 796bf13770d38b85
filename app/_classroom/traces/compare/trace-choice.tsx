'use client';
import { useState } from 'react';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { readTraceId } from '@/lib/projection/xray/trace-id.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../../secrets/masked-telemetry.ts';
import type { TraceLine } from '../use-recent-traces.ts';
import styles from './compare.module.css';

interface Props {
  /** `First trace`. */
  label: string;
  traces: readonly TraceLine[];
  chosen: string | undefined;
  onChoose: (traceId: string | undefined) => void;
}

/** One of the newest traces, or any by its id. */
export function TraceChoice({ label, traces, chosen, onChoose }: Props) {
  const [typed, setTyped] = useState('');
  const isListed = chosen === undefined || traces.some(({ traceId }) => traceId === chosen);
  const choices = [
    { value: '', words: 'choose one …' },
    ...(isListed ? [] : [{ value: chosen, words: `Trace ${chosen.slice(0, 8)}` }]),
    ...traces.map((trace) => ({ value: trace.traceId, words: lineOf(trace) })),
  ];
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <SelectField
        label={label}
        value={chosen ?? ''}
        choices={choices}
        onChange={(value) => onChoose(value === '' ? undefined : value)}
      />
      <input
        className={styles.id}
        aria-label={`${label}, by its id`}
        placeholder="or an id: 32 digits or 1-…-…"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          const traceId = readTraceId(event.target.value);
          setTyped(traceId === null ? event.target.value : '');
          if (traceId !== null) onChoose(traceId);
        }}
      />
    </div>
  );
}

function lineOf({ traceId, name, start, durationMs, spans }: TraceLine): string {
  const at = new Date(Number(BigInt(start) / 1_000_000n)).toLocaleTimeString('en-GB');
  return `${printable(maskedText(name), 50)} · ${durationText(durationMs)} · ${spans} spans · ${at} · ${traceId.slice(0, 8)}`;
}
