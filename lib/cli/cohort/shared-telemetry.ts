import type { StudentResult } from './result.ts';

/** Students with the same telemetry. A fact, not a verdict: a starter's sample, or two who worked together, look like this. */
export interface Shared {
  students: string[];
  /** `bytes`: file for file; `spans`: the same spans, in another form; `trace`: at least one trace id. */
  by: 'bytes' | 'spans' | 'trace';
  /** The trace ids that all of them have. */
  traceIds: string[];
}

function groupsBy(
  results: readonly StudentResult[],
  keysOf: (result: StudentResult) => readonly string[],
): StudentResult[][] {
  const groups = new Map<string, StudentResult[]>();
  for (const result of results) {
    for (const key of keysOf(result)) groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

const inCommon = ([first, ...others]: StudentResult[]): string[] =>
  (first?.fingerprint.traceIds ?? []).filter((id) => others.every((other) => other.fingerprint.traceIds.includes(id)));

/** Each group of students once, by the strongest thing that they have in common. */
export function sharedTelemetry(results: readonly StudentResult[]): Shared[] {
  const found: Shared[] = [];
  const seen = new Set<string>();
  const kinds = [
    ['bytes', ({ fingerprint }: StudentResult) => [fingerprint.bytes ?? []].flat()],
    ['spans', ({ fingerprint }: StudentResult) => [fingerprint.spans ?? []].flat()],
    ['trace', ({ fingerprint }: StudentResult) => fingerprint.traceIds],
  ] as const;
  for (const [by, keysOf] of kinds) {
    for (const group of groupsBy(results, keysOf)) {
      const students = group.map(({ student }) => student);
      const key = JSON.stringify(students);
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ students, by, traceIds: inCommon(group) });
    }
  }
  return found;
}
