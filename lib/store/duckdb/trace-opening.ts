import { LIST, VARCHAR, listValue, type DuckDBConnection } from '@duckdb/node-api';
import type { TraceOpening, WholeTrace } from '../../telemetry/trace-opening.ts';
import { hang, inOrder, openingRows, type Descent, type Hanging, type Top } from '../opening-rows.ts';
import type { OpeningWish } from '../telemetry-store.ts';
import { spansOf } from './read-row.ts';
import { descents, firstRows, MOST_PARTS, NO_PARENT, oddities, partsOf, topTimes } from './trace-opening-sql.ts';

/** Roots and missing parents; the more there are, the longer their order takes. */
const MOST_TOPS = 5000;
const ID = NO_PARENT.length;

interface Part {
  service: string;
  environment: string;
  spans: number;
  failed: number;
  start: bigint;
  end: bigint;
  /** A time of it is kept elsewhere, since the columns cannot hold it. */
  far: boolean;
}

type Trace = Record<'workspace' | 'traceId', string>;
/** Asks something about one trace, and about lists of ids where it names such. */
type Ask = (sql: string, ...ids: (readonly string[])[]) => ReturnType<DuckDBConnection['runAndReadAll']>;

/** How a trace begins; null where its first rows cannot be told without all of it, or hold too much to be sent ahead. */
export async function traceOpening(
  connection: DuckDBConnection,
  { workspace, traceId }: Trace,
  { rows, most, syntheticRoots, named }: OpeningWish,
): Promise<TraceOpening | null> {
  const ask: Ask = (sql, ...ids) =>
    connection.runAndReadAll(
      sql,
      [workspace, traceId, ...ids.map((each) => listValue([...each]))],
      [VARCHAR, VARCHAR, ...ids.map(() => LIST(VARCHAR))],
    );
  const counted = countedIn(rowsOf<Part>(await ask(partsOf)));
  if (counted === null || counted.spans > most) return null;
  const [read] = rowsOf<{ ids: string }>(await ask(descents));
  const hanging = hang(descentsIn(read?.ids ?? ''), new Set(syntheticRoots));
  const begun = hanging && (await beginning(ask, hanging, rows));
  const [odd] = rowsOf<WholeTrace['odd']>(await ask(oddities));
  if (!begun || odd === undefined) return null;
  return {
    ...begun,
    whole: { ...counted, ...adrift(hanging), odd },
    known: named.filter((id) => hanging.below.has(id) || hanging.orphans.has(id)),
  };
}

const rowsOf = <Row>(read: Awaited<ReturnType<Ask>>): Row[] => read.getRowObjectsJS() as unknown as Row[];

/** The first rows, each with how many hang from it. */
async function beginning(
  ask: Ask,
  hanging: Hanging,
  most: number,
): Promise<Omit<TraceOpening, 'whole' | 'known'> | null> {
  const tops = await topsIn(ask, hanging);
  const opening = tops && openingRows(hanging, tops.order, most);
  if (!opening) return null;
  const byId = new Map(spansOf(await ask(firstRows, opening.first)).map((span) => [span.spanId, span]));
  const spans = opening.first.flatMap((id) => byId.get(id) ?? []);
  const missing = opening.first.flatMap((spanId) => {
    const end = tops.ends.get(spanId);
    return end === undefined ? [] : [{ spanId, end, children: opening.childrenOf(spanId) }];
  });
  if (spans.length + missing.length < opening.first.length) return null;
  return { spans, children: spans.map(({ spanId }) => opening.childrenOf(spanId)), missing, roots: tops.order.length };
}

interface Tops {
  order: readonly string[];
  /** When the last of those ends that name a missing parent, by this. */
  ends: ReadonlyMap<string, bigint>;
}

/** What hangs from nothing. Where no parent is missing, the order of the roots is known. */
async function topsIn(ask: Ask, { roots, orphans }: Hanging): Promise<Tops | null> {
  if (orphans.size === 0) return { order: roots, ends: new Map() };
  if (roots.length + orphans.size > MOST_TOPS) return null;
  const tops = rowsOf<Top>(await ask(topTimes, roots, [...orphans.keys()]));
  const missing = tops.filter(({ spanId }) => orphans.has(spanId));
  return { order: inOrder(tops), ends: new Map(missing.map(({ spanId, end }) => [spanId, end])) };
}

const adrift = ({ roots, orphans }: Hanging): Pick<WholeTrace, 'hasRoot' | 'missing' | 'orphans'> => ({
  hasRoot: roots.length > 0,
  missing: orphans.size,
  orphans: [...orphans.values()].reduce((sum, { length }) => sum + length, 0),
});

type Counted = Omit<WholeTrace, 'odd' | 'hasRoot' | 'missing' | 'orphans'>;

function countedIn(parts: readonly Part[]): Counted | null {
  const [first] = parts;
  if (first === undefined || parts.length > MOST_PARTS || parts.some(({ far }) => far)) return null;
  return {
    spans: parts.reduce((sum, { spans }) => sum + spans, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    services: [...new Set(parts.map(({ service }) => service))],
    environments: [...new Set(parts.map(({ environment }) => environment))],
    start: first.start,
    end: parts.reduce((latest, { end }) => (end > latest ? end : latest), first.end),
  };
}

const descentsIn = (ids: string): Descent[] =>
  Array.from({ length: ids.length / (2 * ID) }, (_, index) => {
    const at = index * 2 * ID;
    const parent = ids.slice(at + ID, at + 2 * ID);
    return [ids.slice(at, at + ID), parent === NO_PARENT ? null : parent];
  });
