import type { PackedHead, PackedResource, PackedScope } from '../../telemetry/packed-spans.ts';
import type { SpanHints } from './write-row.ts';

/** What many spans of a trace have in common. */
export const shapeColumns = [
  'environment', 'name', 'service', 'status_message', 'resource', 'scope_name', 'scope_version', 'scope_attributes', 'types', 'rest',
] as const; // prettier-ignore

/** Texts of one shape; NULL in the store where the type says so. */
type Shape = Record<(typeof shapeColumns)[number], string | null>;

/** The same, by the `seq` of the first span that has them. */
export type ShapeTexts = Shape & { shape: number };

/** A trace as it comes from the table: a value of each span in every list but the last two. */
export interface PackedRows {
  seq: number[];
  received_at: number[];
  spanId: string[];
  parentId: (string | null)[];
  flags: (number | null)[];
  kind: number[];
  status_code: number[];
  start_ns: bigint[];
  duration_ns: bigint[];
  /** Which of the shapes. */
  shape: number[];
  /** How many bytes of the bodies are the span's. */
  size: number[];
  /** JSON in UTF-8, one after the other: what `PackedRest` says. */
  bodies: Uint8Array[];
  shapes: ShapeTexts[];
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
    const { scope_attributes: attributes } = shape;
    const [name, version] = [shape.scope_name ?? '', shape.scope_version ?? ''];
    const key = JSON.stringify([name, version, attributes, hint, url]);
    return this.scopes.place(key, () => [name, version, parsed(attributes), hint, url]);
  }
}

/** The shape of every span. */
function placedShapes({ shape, shapes }: PackedRows, shelves: Shelves): Placed[] {
  const byShape = new Map(shapes.map((texts) => [texts.shape, shelves.place(texts)]));
  return shape.map((first) => {
    const placed = byShape.get(first);
    if (!placed) throw new Error('A span has a shape that there is not.');
    return placed;
  });
}

/** The rows of one trace, in order of `seq`, packed as `PackedHead` says. */
export function packSpans(
  rows: PackedRows,
  { traceId, workspace }: Pick<PackedHead, 'traceId' | 'workspace'>,
): Uint8Array<ArrayBuffer> {
  const shelves = new Shelves();
  const placed = placedShapes(rows, shelves);
  const head: PackedHead = {
    traceId,
    workspace,
    ...timesOf(rows, placed),
    seq: rows.seq,
    receivedAt: rows.received_at,
    spanId: rows.spanId,
    parentId: rows.parentId,
    flags: rows.flags,
    kind: rows.kind,
    status: rows.status_code,
    name: placed.map(({ name }) => name),
    service: placed.map(({ service }) => service),
    environment: placed.map(({ environment }) => environment),
    message: placed.map(({ message }) => message),
    resource: placed.map(({ resource }) => resource),
    scope: placed.map(({ scope }) => scope),
    size: rows.size,
    texts: shelves.texts.all,
    resources: shelves.resources.all,
    scopes: shelves.scopes.all,
  };
  return framed(head, rows.bodies);
}

/** Times as differences that a double holds, and the few that it does not by themselves. */
function timesOf(
  { start_ns: starts, duration_ns: lengths }: PackedRows,
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

function framed(head: PackedHead, bodies: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const bytes = new Uint8Array(bodies.reduce((sum, { byteLength }) => sum + byteLength, 4 + json.length));
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 4);
  let at = 4 + json.length;
  for (const body of bodies) {
    bytes.set(body, at);
    at += body.byteLength;
  }
  return bytes;
}
