import type { SignalJson } from '@/lib/telemetry/signal-json.ts';

/** A trace as the server sends it with the page, as far as it had arrived. */
export interface FirstLook {
  /** As `readTrace` reads it. */
  trace: Uint8Array;
  signals: SignalJson[];
}
