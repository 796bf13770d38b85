import type { Problem } from '../../telemetry/problem.ts';
import type { Reading } from '../delivery.ts';

/** Several documents as one; each kind of warning is told once. */
export function mergedReadings(readings: readonly Reading[], more: readonly Problem[] = []): Reading {
  const warnings = [...more, ...readings.flatMap((reading) => reading.warnings)];
  const hasSignals = readings.some(({ signals }) => signals !== undefined);
  return {
    accepted: readings.flatMap(({ accepted }) => accepted),
    refused: readings.flatMap(({ refused }) => refused),
    warnings: [...new Map(warnings.map((warning) => [warning.code, warning])).values()],
    ...(hasSignals && {
      signals: readings.flatMap(({ signals = [] }) => signals),
      refusedSignals: readings.flatMap(({ refusedSignals = [] }) => refusedSignals),
    }),
  };
}
