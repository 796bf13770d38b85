import type { RunReport } from '../../checker/summary.ts';

export interface FormatOptions {
  /** Only a terminal gets colours, and only in a form that is read there. */
  colours: boolean;
}

/** One form of a report: a pure function, the same bytes for the same report. */
export type Format = (report: RunReport, options: FormatOptions) => string;
