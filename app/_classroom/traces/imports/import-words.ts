import type { FileFormat, FileOutcome } from '@/lib/telemetry/trace-import.ts';

export const formatNames: Record<FileFormat, string> = { otlp: 'OTLP/JSON', jaeger: 'Jaeger', zipkin: 'Zipkin' };

/** What became of a file's spans, and of its log records, each in one sentence whose numbers add up. */
export function outcomeWords(outcome: FileOutcome): string {
  const { logs } = outcome;
  if (outcome.received === 0 && logs === undefined) return 'There is no span in it.';
  return [
    ...(outcome.received === 0 ? [] : [sentenceOf('span', outcome)]),
    ...(logs === undefined ? [] : [sentenceOf('log record', { ...logs, duplicates: 0 })]),
  ].join(' ');
}

type Counts = Pick<FileOutcome, 'received' | 'stored' | 'duplicates' | 'refused'>;

function sentenceOf(noun: string, { received, stored, duplicates, refused }: Counts): string {
  const parts = [
    ...(stored > 0 ? [`${stored === received ? 'all' : stored.toLocaleString('en')} stored`] : []),
    ...(duplicates > 0 ? [`${duplicates === received ? 'all' : duplicates.toLocaleString('en')} here already`] : []),
    ...(refused > 0 ? [`${refused === received ? 'all' : refused.toLocaleString('en')} refused`] : []),
  ];
  return `${received.toLocaleString('en')} ${noun}${received === 1 ? '' : 's'}: ${parts.join(', ')}.`;
}

/** What a format does not tell, so that nobody looks for it in a trace that came by it. */
export const formatLosses: Record<FileFormat, string | null> = {
  otlp: null,
  jaeger: 'Jaeger keeps microseconds, and of a link its kind alone; what stood after them is not in the file.',
  zipkin: 'Zipkin keeps microseconds, no links, and every attribute as text: a query of numbers does not find them.',
};
