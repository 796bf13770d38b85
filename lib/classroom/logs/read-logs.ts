import type { Engine } from '../../engine/start-engine.ts';
import type { ReadingDesk, WantedLines, WantedQuery } from '../../receivers/log-reader.ts';
import { logReader } from '../../receivers/receive.ts';
import type { LogGroupSummary, LogLines, LogQueryResult, LogStreamSummary } from '../../telemetry/log-view.ts';

type Store = Pick<Engine, 'signalPage' | 'places' | 'get' | 'list'>;

/** A workspace as a receiver's reading operations see it. */
const deskOf = (store: Store, workspace: string): ReadingDesk => ({
  now: () => Date.now(),
  signals: (filter) => store.signalPage(workspace, filter),
  places: (filter) => store.places(workspace, filter),
  documents: {
    get: (collection, id) => store.get(workspace, collection, id),
    list: (collection) => store.list(workspace, collection),
  },
});

export const logGroups = (store: Store, workspace: string): Promise<LogGroupSummary[]> =>
  logReader.groups(deskOf(store, workspace));

export const logStreams = (store: Store, workspace: string, group: string): Promise<LogStreamSummary[]> =>
  logReader.streams(deskOf(store, workspace), group);

export const logLines = (store: Store, workspace: string, wanted: WantedLines): Promise<LogLines> =>
  logReader.lines(deskOf(store, workspace), wanted);

export const logQuery = (store: Store, workspace: string, wanted: WantedQuery): Promise<LogQueryResult> =>
  logReader.query(deskOf(store, workspace), wanted);
