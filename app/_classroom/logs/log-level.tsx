import { Pill, type Tone } from '@/app/_ui/pill.tsx';
import { printable } from '@/lib/waterfall/printable.ts';
import type { ShownLine } from './line-of.ts';

/** Tones by OpenTelemetry's numbers: WARN begins at 13, ERROR at 17. */
const toneOf = (severityNumber: number): Tone => {
  if (severityNumber >= 17) return 'bad';
  if (severityNumber >= 13) return 'warn';
  return severityNumber >= 9 ? 'info' : 'neutral';
};

/** How grave a line is, in its own word. */
export function LogLevel({ line }: { line: Pick<ShownLine, 'severityText' | 'severityNumber'> }) {
  const word = printable(line.severityText, 12).toUpperCase();
  return <Pill tone={toneOf(line.severityNumber)}>{word === '' ? 'no level' : word}</Pill>;
}
