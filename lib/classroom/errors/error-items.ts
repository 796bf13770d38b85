import { receivers } from '../../receivers/receive.ts';
import type { SignalStore } from '../../store/signal-store.ts';
import type { DocumentStore } from '../../store/telemetry-store.ts';
import type { ErrorItem, ShownOccurrence, ShownReport } from '../../telemetry/error-item.ts';
import type { JsonObject } from '../../telemetry/json.ts';
import type { SignalPlace } from '../../telemetry/signal-query.ts';
import type { StoredSignal } from '../../telemetry/signal.ts';
import { ITEM_STATES, readState, standingOf, type ItemState } from './item-state.ts';
import { maskSecrets, maskText } from './mask-secrets.ts';

/** What of the store is read here. */
type Store = Pick<SignalStore, 'signals' | 'places'> & Pick<DocumentStore, 'get' | 'list'>;
type StoredError = Extract<StoredSignal, { signal: 'error' }>;

/** How many items are listed at most, those that happened last, and how many occurrences an item's page holds. */
const MOST_ITEMS = 200;
const MOST_OCCURRENCES = 100;
/** Occurrences that are read of each end, and that the last hour is counted from. */
const MOST_COUNTED = 1000;
/** An occurrence may have a megabyte: what is read at once is held in memory, here and in the engine. */
const MOST_BYTES = 32 * 1024 * 1024;

const HOUR_MS = 3_600_000;
const PARTS_OF_HOUR = 30;

const milliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1_000_000n);

const isError = (signal: StoredSignal): signal is StoredError => signal.signal === 'error';

async function errorsOf(store: Store, workspace: string, filter: Parameters<Store['signals']>[1]) {
  return (await store.signals(workspace, { signal: 'error', mostBytes: MOST_BYTES, ...filter })).filter(isError);
}

/** Every item of a workspace, those first that happened last. @param now Unix milliseconds */
export async function listItems(store: Store, workspace: string, now: number): Promise<ErrorItem[]> {
  const places = (await store.places(workspace, { signal: 'error' })).slice(0, MOST_ITEMS);
  const states = new Map((await store.list(workspace, ITEM_STATES)).map(({ id, body }) => [id, readState(body)]));
  const ends = await readEnds(store, workspace);
  const items: ErrorItem[] = [];
  // One after the other, so that no more than one item's documents are in memory beside those of the ends.
  for (const place of places) {
    const [first, last] = await edgesOf(store, workspace, place, ends);
    if (first === undefined || last === undefined) continue;
    const mine = ends.newest.filter(
      ({ error, receivedAt }) => error.fingerprint === place.place && receivedAt > now - HOUR_MS,
    );
    items.push(itemOf(place, { first, last, mine, now, state: states.get(place.place) }));
  }
  return items;
}

/** Both ends of all that is stored, newest first and oldest first: they hold the edges of nearly every item. */
interface Ends {
  newest: StoredError[];
  oldest: StoredError[];
}

/** A read for each end, instead of two for each item. */
async function readEnds(store: Store, workspace: string): Promise<Ends> {
  const newest = await errorsOf(store, workspace, { order: 'newest', limit: MOST_COUNTED });
  const oldest = await errorsOf(store, workspace, { order: 'oldest', limit: MOST_COUNTED });
  return { newest, oldest };
}

const none: Ends = { newest: [], oldest: [] };

/** The oldest and the newest occurrence of an item that are stored; none where it was pruned meanwhile. */
async function edgesOf(store: Store, workspace: string, { place }: SignalPlace, ends = none): Promise<StoredError[]> {
  const isMine = ({ error }: StoredError): boolean => error.fingerprint === place;
  const read = async (order: 'oldest' | 'newest'): Promise<StoredError | undefined> =>
    ends[order].find(isMine) ?? (await errorsOf(store, workspace, { place, order, limit: 1 }))[0];
  const first = await read('oldest');
  return first === undefined ? [] : [first, (await read('newest')) ?? first];
}

interface Known {
  first: StoredError;
  last: StoredError;
  /** Those of the last hour. */
  mine: StoredError[];
  now: number;
  state: ItemState | undefined;
}

function itemOf(place: SignalPlace, { first, last, mine, now, state }: Known): ErrorItem {
  return {
    fingerprint: place.place,
    title: maskText('', last.error.title),
    level: first.error.level,
    environment: maskText('', last.error.environment),
    framework: shown(last.error.data).framework,
    occurrences: place.count,
    firstSeen: milliseconds(place.firstTime),
    lastSeen: milliseconds(place.lastTime),
    lastHour: countsOf(mine, now),
    ...standingOf(state, place.lastReceivedAt),
  };
}

function countsOf(mine: StoredError[], now: number): number[] {
  const counts = Array.from({ length: PARTS_OF_HOUR }, () => 0);
  for (const { receivedAt } of mine) {
    const age = Math.max(0, now - receivedAt);
    const at = PARTS_OF_HOUR - 1 - Math.floor((age / HOUR_MS) * PARTS_OF_HOUR);
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

const nothing: ShownReport = { framework: '', exceptions: [], text: '', telemetry: [], parts: {} };

/** What the receiver that brought it makes of it; secrets are taken out first, so that no part can show one. */
function shown(data: JsonObject): ShownReport {
  const read = receivers.find(({ showError }) => showError !== undefined)?.showError;
  return read?.(data) ?? nothing;
}

function showOccurrence({ error, seq, receivedAt }: StoredError): ShownOccurrence {
  const data = maskSecrets(error.data);
  const { framework: _, ...report } = shown(data);
  const { uuid, level, traceId, spanId, time } = error;
  const title = maskText('', error.title);
  const environment = maskText('', error.environment);
  const named = { uuid, seq, title, level, environment, traceId, spanId };
  return { ...named, at: milliseconds(time), receivedAt, ...report, data };
}

/** One item with its newest occurrences, newest first; null where there is none. @param now Unix milliseconds */
export async function readItem(
  store: Store,
  { workspace, fingerprint, now }: { workspace: string; fingerprint: string; now: number },
): Promise<{ item: ErrorItem; occurrences: ShownOccurrence[] } | null> {
  const [place] = await store.places(workspace, { signal: 'error', place: fingerprint });
  if (place === undefined) return null;
  const newest = await errorsOf(store, workspace, { place: fingerprint, order: 'newest', limit: MOST_OCCURRENCES });
  const [first] = await edgesOf(store, workspace, place);
  const [last] = newest;
  if (first === undefined || last === undefined) return null;
  const state = readState(await store.get(workspace, ITEM_STATES, fingerprint));
  const mine = newest.filter(({ receivedAt }) => receivedAt > now - HOUR_MS);
  return { item: itemOf(place, { first, last, mine, now, state }), occurrences: newest.map(showOccurrence) };
}
