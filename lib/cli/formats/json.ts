import type { Format } from './format.ts';

/** The report itself, schema `spanwalk/report/v1`. */
export const json: Format = (report) => `${JSON.stringify(report, null, 2)}\n`;
