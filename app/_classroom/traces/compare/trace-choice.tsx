'use client';
import { useId, useState } from 'react';
import { SelectField } from '@/app/_ui/select-field.tsx';
import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';
import { durationText } from '@/lib/waterfall/duration-text.ts';
import { printable } from '@/lib/waterfall/printable.ts';
import { maskedText } from '../../secrets/masked-telemetry.ts';
import { useRecentTraces, type TraceLine } from '../use-recent-traces.ts';
import styles from './trace-choice.module.css';

interface Props {
  /** `First trace`. */
  label: string;
  traces: readonly TraceLine[];
  chosen: string | undefined;
  /** What the address names instead of an id. */
  noId: string | undefined;
  onChoose: (traceId: string | undefined) => void;
}

/** One of the newest traces, or any by its id. */
export function TraceChoice({ noId, ...choice }: Props) {
  const { label, traces, chosen, onChoose } = choice;
  const isListed = chosen === undefined || traces.some(({ traceId }) => traceId === chosen);
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      {isListed ? <Listed {...choice} lines={traces} /> : <Unlisted {...choice} chosen={chosen} />}
      <IdField key={noId} label={label} noId={noId} onChoose={onChoose} />
    </div>
  );
}

type ListProps = Omit<Props, 'noId'>;

function Listed({ label, lines, chosen, onChoose }: ListProps & { lines: readonly TraceLine[] }) {
  const isThere = chosen === undefined || lines.some(({ traceId }) => traceId === chosen);
  const choices = [
    { value: '', words: 'choose one …' },
    ...(isThere ? [] : [{ value: chosen, words: `Trace ${chosen.slice(0, 8)}` }]),
    ...lines.map((trace) => ({ value: trace.traceId, words: lineOf(trace) })),
  ];
  return (
    <SelectField
      label={label}
      value={chosen ?? ''}
      choices={choices}
      onChange={(value) => onChoose(value === '' ? undefined : value)}
    />
  );
}

/** One that is older than those that are listed: asked for by itself, and told as they are. */
function Unlisted({ chosen, traces, ...choice }: ListProps & { chosen: string }) {
  const { traces: found } = useRecentTraces(`/classroom/traces?limit=5&find=${chosen}`);
  const itself = found.filter(({ traceId }) => traceId === chosen);
  return <Listed {...choice} chosen={chosen} traces={traces} lines={[...itself, ...traces]} />;
}

interface IdProps extends Pick<Props, 'label' | 'onChoose'> {
  noId: string | undefined;
}

/** Any trace by its id: taken as soon as it is whole. What stays there and is none is said to be none. */
function IdField({ label, noId = '', onChoose }: IdProps) {
  const [typed, setTyped] = useState(noId);
  const [isOver, setIsOver] = useState(noId !== '');
  const note = useId();
  const isWrong = isOver && typed.trim() !== '';
  return (
    <>
      <input
        className={styles.id}
        aria-label={`${label}, by its id`}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? note : undefined}
        placeholder="or an id: 32 digits or 1-…-…"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={({ key }) => {
          if (key === 'Enter') setIsOver(true);
        }}
        onBlur={() => setIsOver(true)}
        onChange={({ target: { value } }) => {
          const traceId = readTraceId(value);
          setTyped(traceId === null ? value : '');
          setIsOver(false);
          if (traceId !== null) onChoose(traceId);
        }}
      />
      <output id={note} className={styles.wrong}>
        {isWrong ? `“${printable(typed.trim(), 40)}” is no trace id: ${whyNone(typed.trim())}` : ''}
      </output>
    </>
  );
}

/** What is missing for an id. */
function whyNone(text: string): string {
  if (/^[0-9a-f]+$/i.test(text)) {
    if (/^0+$/.test(text)) return 'it is all zeros, which stands for none.';
    return `it has ${text.length.toLocaleString('en')} digits, and an id has 32. Copy it whole.`;
  }
  return 'an id has 32 digits, 0 to 9 and a to f, or X-Ray’s form, 1-…-…. Copy it from a trace’s page.';
}

function lineOf({ traceId, name, start, durationMs, spans }: TraceLine): string {
  const at = new Date(Number(BigInt(start) / 1_000_000n)).toLocaleTimeString('en-GB');
  const count = `${spans.toLocaleString('en')} ${spans === 1 ? 'span' : 'spans'}`;
  return `${printable(maskedText(name), 50)} · ${durationText(durationMs)} · ${count} · ${at} · ${traceId.slice(0, 8)}`;
}
