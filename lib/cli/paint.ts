import { printable } from '../waterfall/printable.ts';

export type Paint = Record<'good' | 'bad' | 'unsure' | 'quiet' | 'strong', (text: string) => string>;

const CODES = { good: 32, bad: 31, unsure: 33, quiet: 2, strong: 1 } as const;

/** Paints words for a terminal, or leaves them plain. Telemetry can never bring colours of its own. */
export function paintFor(colours: boolean): Paint {
  const entries = Object.entries(CODES).map(([name, code]) => [
    name,
    (text: string): string => (colours ? `\u001b[${code}m${harmless(text)}\u001b[0m` : harmless(text)),
  ]);
  return Object.fromEntries(entries) as Paint;
}

/** A text as one that a terminal only shows, whatever was sent to us. Line breaks stay. */
export const harmless = (text: string): string =>
  text
    .split('\n')
    .map((line) => printable(line, Infinity))
    .join('\n');
