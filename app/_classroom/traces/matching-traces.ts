import type { TraceLine } from './use-recent-traces.ts';

/** Traces whose name, service or id contains a text; ids also in the form with hyphens, of which a part may be typed. */
export function matchingTraces(traces: readonly TraceLine[], wanted: string): TraceLine[] {
  const needle = wanted.trim().toLowerCase();
  if (needle === '') return [...traces];
  const digits = needle.replace(/^1-/, '').replaceAll('-', '');
  return traces.filter(
    ({ name, services, traceId }) =>
      name.toLowerCase().includes(needle) ||
      services.some((service) => service.toLowerCase().includes(needle)) ||
      (/^[0-9a-f]+$/.test(digits) && traceId.startsWith(digits)),
  );
}
