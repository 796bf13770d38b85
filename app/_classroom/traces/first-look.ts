import type { SignalJson } from '@/lib/telemetry/signal-json.ts';
import type { TraceOpening } from '@/lib/telemetry/trace-opening.ts';

/** What the server sends of a trace with its page: all of it, as far as it had arrived, or how it begins. */
export type FirstLook = WholeLook | OpeningLook;

interface Look {
  /** Its logs, segments and errors, all of them. */
  signals: SignalJson[];
}

interface WholeLook extends Look {
  is: 'whole';
  /** As `readTrace` reads it. */
  trace: Uint8Array;
}

export interface OpeningLook extends Look {
  is: 'opening';
  opening: TraceOpening;
  /** Made-up parents that count as its roots. */
  syntheticRoots: string[];
}
