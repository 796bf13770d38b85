import type { SignalFilter, SignalPage, SignalPlace } from '../telemetry/signal-query.ts';
import type { SignalName, StoredSignal } from '../telemetry/signal.ts';
import type { Ledger } from './telemetry-store.ts';

/** How signals beside spans are counted: `received = inFlight + stored + refused + pruned`, for each kind. */
export type SignalLedger = Record<SignalName, Omit<Ledger, 'duplicate'>>;

/** Reads and removals of everything that is no span. All are within one workspace. */
export interface SignalStore {
  /** What a filter's limits leave room for, and where the rest begins. */
  signalPage(workspace: string, filter: SignalFilter): Promise<SignalPage>;
  /** The same for whoever has no use for the rest. */
  signals(workspace: string, filter: SignalFilter): Promise<StoredSignal[]>;
  /** One line for each place and stream, those first that got something last. */
  places(workspace: string, filter: Pick<SignalFilter, 'signal' | 'place'>): Promise<SignalPlace[]>;
  signalLedger(workspace: string): Promise<SignalLedger>;
  /**
   * Removes what the filter names, counts it as pruned and says how many they were: a deleted group, a retention. All of
   * them where the filter has no limit.
   */
  removeSignals(workspace: string, filter: SignalFilter): Promise<number>;
  /** Keeps at most `maxSignals` of the signals that are there now, the newest; returns how many it removed. */
  pruneSignals(maxSignals: number): Promise<number>;
}
