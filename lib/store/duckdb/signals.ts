import type { SignalFilter, SignalPage } from '../../telemetry/signal-query.ts';
import type { SignalStore } from '../signal-store.ts';
import type { OpenDatabase } from './duckdb-store.ts';
import { prune } from './prune.ts';
import { readPlaces, readSignals } from './read-signals.ts';
import { removeSignals } from './remove-signals.ts';

type Database = Pick<OpenDatabase, 'writer' | 'readers' | 'queue' | 'work' | 'journal'>;

/** Log records, segments and errors in one table beside the spans. */
export function signalsIn({ writer, readers, queue, work, journal }: Database): SignalStore {
  const removal = { connection: writer, journal };
  /** Runs look at every commit for what came beside its spans; where nothing ever did, the file is left alone. */
  const isEmpty = (workspace: string): boolean =>
    Object.values(journal.ledger.readSignals(workspace)).every(({ stored }) => stored === 0);
  const signalPage = async (workspace: string, filter: SignalFilter): Promise<SignalPage> =>
    isEmpty(workspace)
      ? { signals: [], more: null }
      : work.during(readers.use((connection) => readSignals(connection, workspace, filter)));
  return {
    signalPage,
    signals: async (workspace, filter) => (await signalPage(workspace, filter)).signals,
    places: (workspace, filter) => work.during(readers.use((connection) => readPlaces(connection, workspace, filter))),
    signalLedger: async (workspace) => journal.ledger.readSignals(workspace),
    removeSignals: (workspace, filter) => work.during(queue.run(() => removeSignals(removal, workspace, filter))),
    pruneSignals: (maxSignals) => work.during(prune({ ...removal, readers, table: 'signals' }, queue, maxSignals)),
  };
}
