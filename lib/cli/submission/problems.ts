import type { Problem } from '../../telemetry/problem.ts';
import type { TextPlace } from '../../curriculum/json-text.ts';

/** Where in a file something is wrong. */
export type Place = TextPlace | { line: number } | { byte: number } | null;

const placeText = (place: Place): string => {
  if (place === null) return '';
  if ('byte' in place) return `, byte ${place.byte}`;
  return `, line ${place.line}${'column' in place ? `, column ${place.column}` : ''}`;
};

const WRITE_OTLP =
  'Give OTLP: JSON, one document or one a line as the Collector’s file exporter writes it, or its protobuf.';

/** A problem with a file; its message names the file and the place. @param why a clause without a full stop */
export function fileProblem(
  kind: 'empty' | 'unreadable' | 'not-json' | 'not-otlp' | 'cut-off' | 'too-large' | 'compressed' | 'none' | 'link',
  where: { file: string; place?: Place },
  { why, hint = WRITE_OTLP }: { why: string; hint?: string },
): Problem {
  const { file, place = null } = where;
  return { code: `file/${kind}`, message: `${file}${placeText(place)}: ${why}.`, hint };
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MiB`;

export const SMALLER =
  'Write one document a line, as the Collector’s file exporter does, or several smaller files: those are read piece by piece.';
