import { searchFor, type CanarySearch } from '../../guard/canary.ts';
import { detectors, type DetectorName } from '../../guard/detectors.ts';
import type { FindingExample, FoundBy, GuardedSignal } from '../../guard/finding.ts';
import type { Look } from '../../guard/look.ts';
import { scanWell } from '../../guard/library.ts';
import { maskValue } from '../../guard/mask.ts';
import { MOST_SCANNED } from '../../guard/scan.ts';
import { textsOfSignal, textsOfSpan } from '../../guard/texts-of.ts';
import { serviceOf, UNKNOWN_SERVICE, type StoredSpan } from '../../telemetry/span.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { StoredSignal } from '../../telemetry/signal.ts';
import { idOf, type Sighting } from './sighting.ts';

/** What is looked through at once, and the keys that surely are secrets: the workspace's own. */
export interface GuardBatch {
  spans: StoredSpan[];
  signals: StoredSignal[];
  keys: string[];
}

export interface Inspected {
  sightings: Sighting[];
  /** Texts that were longer than what is looked at. */
  cut: number;
}

/** An item of telemetry, as findings tell of it. */
interface Item {
  signal: GuardedSignal;
  seq: number;
  at: number;
  service: string;
  example: FindingExample;
  walk: (look: Look) => void;
}

/** Looks for secrets in every text of a batch. Pure, but for remembering texts that it has seen: telemetry repeats itself. */
export function inspect({ spans, signals, keys }: GuardBatch): Inspected {
  const search = new Search(searchFor(keys));
  const sightings = new Map<string, Sighting>();
  const items = [...spans.map(spanItem), ...signals.map(signalItem)].toSorted((a, b) => a.seq - b.seq);
  for (const item of items) {
    item.walk((text, key, where) => {
      for (const found of search.look(text, key)) note(sightings, item, { ...found, key, where });
    });
  }
  return { sightings: [...sightings.values()], cut: search.cut };
}

interface Found {
  detector: FoundBy;
  length: number;
}

/** Longer texts seldom come twice. */
const LONGEST_REMEMBERED = 200;
const MOST_REMEMBERED = 20_000;

class Search {
  cut = 0;
  readonly #known = new Map<string, readonly Found[]>();

  constructor(private readonly own: CanarySearch) {}

  look(text: string, key: string): readonly Found[] {
    if (text.length > MOST_SCANNED) this.cut += 1;
    if (text.length > LONGEST_REMEMBERED) return this.#find(text, key);
    const place = `${key}\0${text}`;
    let found = this.#known.get(place);
    if (found === undefined) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
      this.#known.set(place, (found = this.#find(text, key)));
    }
    return found;
  }

  #find(text: string, key: string): Found[] {
    if (this.own.isIn(text)) return [{ detector: 'own-key', length: text.length }];
    return scanWell({ key, text }).map(({ detector, from, to }) => ({ detector, length: to - from }));
  }
}

const LONGEST_NAME = 120;

/** A name that may be shown and stored, whatever somebody wrote into it. */
function safe(text: string): string {
  const { text: masked } = maskValue({ key: '', text: text.slice(0, 2000) });
  return masked.length > LONGEST_NAME ? `${masked.slice(0, LONGEST_NAME)}…` : masked;
}

/** Without a link where the link itself would tell the secret. */
const safeAddress = (text: string | null): string | null =>
  text === null || maskValue({ key: '', text }).hidden > 0 ? null : text;

const safeExample = (example: FindingExample): FindingExample => ({
  ...example,
  name: safe(example.name),
  fingerprint: safeAddress(example.fingerprint),
  group: safeAddress(example.group),
});

/** A path in which ids stand is one place all the same. */
const withoutIds = (key: string): string => key.replaceAll(/[0-9a-f-]{16,}|\d{3,}/gi, '#');

const about = (detector: FoundBy): Pick<Sighting, 'what' | 'kind'> => {
  if (detector === 'own-key') return { what: 'a key of this workspace', kind: 'credential' };
  const { what, kind } = detectors[detector satisfies DetectorName];
  return { what, kind };
};

function note(sightings: Map<string, Sighting>, item: Item, found: Found & { key: string; where: string }): void {
  const { detector, length, where } = found;
  const identity = { detector, signal: item.signal, service: safe(item.service), where, key: safe(withoutIds(found.key)) }; // prettier-ignore
  const id = idOf(identity);
  const known = sightings.get(id);
  // The same place of the same item may hold several.
  if (known?.items.at(-1)?.seq === item.seq) return;
  const { example } = item;
  const told = { ...about(detector), length, example: safeExample(example) };
  sightings.set(id, { id, ...identity, ...told, items: [...(known?.items ?? []), { seq: item.seq, at: item.at }] });
}

const nowhere: FindingExample = { name: '', traceId: null, spanId: null, fingerprint: null, group: null };

function spanItem(span: StoredSpan): Item {
  const { seq, receivedAt, service, name, traceId, spanId } = span;
  const walk = (look: Look): void => {
    for (const texts of Object.values(textsOfSpan)) texts(span, look);
  };
  return { signal: 'span', seq, at: receivedAt, service, example: { ...nowhere, name, traceId, spanId }, walk };
}

function signalItem(stored: StoredSignal): Item {
  const { seq, receivedAt: at } = stored;
  const walk = (look: Look): void => textsOfSignal(stored, look);
  return { seq, at, walk, ...whose(stored) };
}

/** Who wrote a line. What PutLogEvents brings names no service; its group is the name that somebody gave it. */
function senderOf({ resource, group }: LogEvent): string {
  const service = serviceOf(resource);
  return service === UNKNOWN_SERVICE && group ? group : service;
}

function whose(stored: StoredSignal): Pick<Item, 'signal' | 'service' | 'example'> {
  switch (stored.signal) {
    case 'log': {
      const { traceId, spanId, group = null, stream = '' } = stored.log;
      return {
        signal: 'log',
        service: senderOf(stored.log),
        example: { ...nowhere, name: stream, traceId, spanId, group },
      };
    }
    case 'segment': {
      const { name, traceId, segmentId: spanId } = stored.segment;
      return { signal: 'segment', service: name, example: { ...nowhere, name, traceId, spanId } };
    }
    case 'error': {
      const { title: name, traceId, spanId, fingerprint, environment } = stored.error;
      return { signal: 'error', service: environment, example: { ...nowhere, name, traceId, spanId, fingerprint } };
    }
    default:
      return stored satisfies never;
  }
}
