/** Honeycomb's 24 calculations, in the words of its query specification. */
export const calculationOps = [
  'COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MAX', 'MIN', 'HEATMAP',
  'P001', 'P01', 'P05', 'P10', 'P20', 'P25', 'P50', 'P75', 'P80', 'P90', 'P95', 'P99', 'P999',
  'CONCURRENCY', 'RATE_AVG', 'RATE_SUM', 'RATE_MAX',
] as const; // prettier-ignore

/** Those that look at spans as such, and so take no column. */
export const columnlessOps: ReadonlySet<string> = new Set(['COUNT', 'CONCURRENCY']);

/** Honeycomb's sixteen filter operators. */
export const filterOps = [
  '=', '!=', '>', '>=', '<', '<=', 'starts-with', 'does-not-start-with', 'ends-with', 'does-not-end-with',
  'exists', 'does-not-exist', 'contains', 'does-not-contain', 'in', 'not-in',
] as const; // prettier-ignore

/** How far back a comparison may look, in seconds: from half an hour to half a year. */
export const compareOffsets = [1800, 3600, 7200, 28_800, 86_400, 604_800, 2_419_200, 15_724_800] as const;

/** What a HAVING compares a calculation with its number by. */
export const havingOps = ['=', '!=', '>', '>=', '<', '<='] as const;
