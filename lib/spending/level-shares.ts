import type { Usage } from '../telemetry/usage.ts';

/** What the lines of one level weigh. */
export interface LevelShare {
  level: string;
  lines: number;
  /** Messages in UTF-8, and what is added for each line. */
  bytes: number;
  /** Of all lines' bytes, 0 to 1. */
  share: number;
  /** What would be saved were this the logger’s level, so that nothing below it is written; 0 to 1. */
  below: number;
}

/** OTLP's severity numbers in bands of four, https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber. */
const levels = ['no level', 'TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
const bandOf = (severity: number): number => Math.min(levels.length - 1, Math.ceil(severity / 4));

/** What a window's log lines weigh, level by level, the lowest first. Lines without a level are written whatever it is. */
export function levelShares({ groups }: Usage['logs'], overheadBytes: number): LevelShare[] {
  const bands = levels.map((level, band) => {
    const own = groups.largest.filter(({ severity }) => bandOf(severity) === band);
    const lines = own.reduce((sum, each) => sum + each.lines, 0);
    return { level, lines, bytes: own.reduce((sum, each) => sum + each.bytes, lines * overheadBytes) };
  });
  const total = bands.reduce((sum, { bytes }) => sum + bytes, 0);
  const below = (at: number): number => bands.slice(1, Math.max(1, at)).reduce((sum, { bytes }) => sum + bytes, 0);
  return bands
    .map(({ level, lines, bytes }, at) => ({ level, lines, bytes, share: bytes / total, below: below(at) / total }))
    .filter(({ lines }) => lines > 0);
}
