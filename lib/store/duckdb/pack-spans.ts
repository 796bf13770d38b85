import type { PackedHead, PackedResource, PackedScope } from '../../telemetry/packed-spans.ts';
import type { SpanHints } from './write-row.ts';

/** A trace as it comes from the table: a list for each column, texts end to end, shared ones in shapes. */
export interface PackedRow {
  seq: bigint[];
  received_at: bigint[];
  flags: (number | null)[];
  kind: number[];
  status_code: number[];
  start_ns: bigint[];
  duration_ns: bigint[];
  /** Which shape a span has, by its `shape`. */
  shape: bigint[];
  /** Bytes of each span's part of `bodies`. */
  size: bigint[];
  /** Ids with commas between them; nothing for no parent. */
  span_id: string;
  parent_id: string;
  bodies: Uint8Array;
  shapes: Shape[];
  /** How many spans were found, before any was cut. */
  picked: bigint;
}

/** What many spans have in common. */
interface Shape {
  shape: bigint;
  environment: string;
  name: string;
  service: string;
  status_message: string | null;
  resource: string;
  scope_name: string;
  scope_version: string;
  scope_attributes: string | null;
  types: string | null;
  rest: string | null;
}

interface Rest {
  resourceSchemaUrl?: string;
  scopeSchemaUrl?: string;
  time?: [string, string];
}

/** Each value once, by its key, and where it stands. */
class Shelf<T> {
  readonly all: T[] = [];
  readonly #places = new Map<string, number>();

  place(key: string, make: () => T): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(make()) - 1;
  }
}

const parsed = (json: string | null): unknown => (json === null ? {} : JSON.parse(json));

/** Where a shape's texts, resource and scope stand. */
type Placed = Record<'name' | 'service' | 'environment' | 'message' | 'resource' | 'scope', number> & {
  /** Both ends in nanoseconds, where they are beyond what the columns hold. */
  time: Rest['time'];
};

/** Texts, resources and scopes, once each: of fifty thousand spans a handful. */
class Shelves {
  readonly texts = new Shelf<string>();
  readonly resources = new Shelf<PackedResource>();
  readonly scopes = new Shelf<PackedScope>();

  place(shape: Shape): Placed {
    const hints = parsed(shape.types) as SpanHints;
    const rest = parsed(shape.rest) as Rest;
    const text = (value: string | null): number => this.texts.place(value ?? '', () => value ?? '');
    return {
      name: text(shape.name),
      service: text(shape.service),
      environment: text(shape.environment),
      message: text(shape.status_message),
      resource: this.#resource(shape, hints, rest),
      scope: this.#scope(shape, hints, rest),
      time: rest.time,
    };
  }

  #resource({ resource }: Shape, { r }: SpanHints, { resourceSchemaUrl: url = '' }: Rest): number {
    const hint = r ?? null;
    return this.resources.place(JSON.stringify([resource, hint, url]), () => [parsed(resource), hint, url]);
  }

  #scope(shape: Shape, { s }: SpanHints, { scopeSchemaUrl: url = '' }: Rest): number {
    const hint = s ?? null;
    const { scope_name: name, scope_version: version, scope_attributes: attributes } = shape;
    const key = JSON.stringify([name, version, attributes, hint, url]);
    return this.scopes.place(key, () => [name, version, parsed(attributes), hint, url]);
  }
}

const numbers = (cells: readonly bigint[]): number[] => cells.map(Number);

/** The first `count` spans of a trace, packed as `PackedHead` says. */
export function packSpans(
  row: PackedRow,
  count: number,
  { traceId, workspace }: Pick<PackedHead, 'traceId' | 'workspace'>,
): Uint8Array<ArrayBuffer> {
  const shelves = new Shelves();
  const byShape = new Map(row.shapes.map((shape) => [shape.shape, shelves.place(shape)]));
  const placed = row.shape.slice(0, count).map((shape) => byShape.get(shape) as Placed);
  const size = numbers(row.size.slice(0, count));
  const head: PackedHead = {
    traceId,
    workspace,
    ...timesOf(row, placed),
    seq: numbers(row.seq.slice(0, count)),
    receivedAt: numbers(row.received_at.slice(0, count)),
    spanId: row.span_id.split(',').slice(0, count),
    parentId: row.parent_id
      .split(',')
      .slice(0, count)
      .map((id) => (id === '' ? null : id)),
    flags: row.flags.slice(0, count),
    kind: row.kind.slice(0, count),
    status: row.status_code.slice(0, count),
    name: placed.map(({ name }) => name),
    service: placed.map(({ service }) => service),
    environment: placed.map(({ environment }) => environment),
    message: placed.map(({ message }) => message),
    resource: placed.map(({ resource }) => resource),
    scope: placed.map(({ scope }) => scope),
    size,
    texts: shelves.texts.all,
    resources: shelves.resources.all,
    scopes: shelves.scopes.all,
  };
  const bytes = size.reduce((sum, each) => sum + each, 0);
  return framed(head, row.bodies.subarray(0, bytes));
}

/** Times as differences that a double holds, and the few that it does not by themselves. */
function timesOf(
  { start_ns: starts, duration_ns: lengths }: PackedRow,
  placed: readonly Placed[],
): Pick<PackedHead, 'base' | 'start' | 'duration' | 'exact'> {
  const base = starts[0] ?? 0n;
  const exact: PackedHead['exact'] = {};
  const start: number[] = [];
  const duration: number[] = [];
  for (const [index, { time }] of placed.entries()) {
    const from = starts[index] as bigint;
    const length = lengths[index] as bigint;
    start.push(Number(from - base));
    duration.push(Number(length));
    const isHeld = Number.isSafeInteger(start[index]) && Number.isSafeInteger(duration[index]);
    if (time !== undefined) exact[index] = time;
    else if (!isHeld) exact[index] = [String(from), String(from + length)];
  }
  return { base: String(base), start, duration, exact };
}

function framed(head: PackedHead, rests: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(4 + json.length + rests.length);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  bytes.set(rests, 4 + json.length);
  return bytes;
}
