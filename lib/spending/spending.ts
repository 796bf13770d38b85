import type { TraceReads } from '../telemetry/trace-reads.ts';
import type { AttributeSizes, Usage } from '../telemetry/usage.ts';
import type { DearAttribute } from './dearest.ts';
import type { Meter } from './meters.ts';

/** What a workspace sent in a window, and what it would mean to each vendor. */
export interface Spending {
  usage: Usage;
  reads: TraceReads;
  meters: Meter[];
  attributes: Omit<AttributeSizes, 'attributes'> & { of: number; dearest: DearAttribute[] };
  /** When the rates were written down, and where they stand. */
  rates: { file: string; writtenOn: string };
}
