import type { FileFormat, FileOutcome } from '@/lib/telemetry/trace-import.ts';

export const formatNames: Record<FileFormat, string> = { otlp: 'OTLP/JSON', jaeger: 'Jaeger', zipkin: 'Zipkin' };

const spans = (count: number): string => `${count.toLocaleString('en')} span${count === 1 ? '' : 's'}`;

/** What became of a file's spans, in one sentence whose numbers add up. */
export function outcomeWords({ received, stored, duplicates, refused }: FileOutcome): string {
  if (received === 0) return 'There is no span in it.';
  const parts = [
    ...(stored > 0 ? [`${stored === received ? 'all' : stored.toLocaleString('en')} stored`] : []),
    ...(duplicates > 0 ? [`${duplicates === received ? 'all' : duplicates.toLocaleString('en')} here already`] : []),
    ...(refused > 0 ? [`${refused === received ? 'all' : refused.toLocaleString('en')} refused`] : []),
  ];
  return `${spans(received)}: ${parts.join(', ')}.`;
}

/** What a format does not tell, so that nobody looks for it in a trace that came by it. */
export const formatLosses: Record<FileFormat, string | null> = {
  otlp: null,
  jaeger: 'Jaeger keeps microseconds, and of a link its kind alone; what stood after them is not in the file.',
  zipkin: 'Zipkin keeps microseconds, no links, and every attribute as text: a query of numbers does not find them.',
};
