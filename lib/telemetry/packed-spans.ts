import type { Attributes } from './attributes.ts';
import { spanKinds, statusCodes, type Resource, type Scope, type SpanEvent, type SpanLink, type StoredSpan } from './span.ts'; // prettier-ignore
import { typedAttributes, type TypeHint } from './type-hints.ts';

/**
 * Spans of one trace as they travel to a page that may hold fifty thousand of them: what every row needs in columns,
 * texts that repeat once each, and the rest of each span as JSON behind it, to be read when somebody looks at it.
 *
 * The bytes: the length of this head as a 32-bit integer (little-endian), the head as JSON, then the rests end to end.
 */
export interface PackedHead {
  traceId: string;
  workspace: string;
  /** Unix nanoseconds that `start` counts from, as decimal text. */
  base: string;
  /** Names, services, environments and status messages. */
  texts: string[];
  resources: PackedResource[];
  scopes: PackedScope[];
  seq: number[];
  receivedAt: number[];
  spanId: string[];
  parentId: (string | null)[];
  flags: (number | null)[];
  kind: number[];
  status: number[];
  /** Nanoseconds since `base`, and how long; where a double cannot hold them, both ends stand in `exact`. */
  start: number[];
  duration: number[];
  exact: Record<number, [start: string, end: string]>;
  /** Places in `texts`. */
  name: number[];
  service: number[];
  environment: number[];
  message: number[];
  /** Places in `resources` and `scopes`. */
  resource: number[];
  scope: number[];
  /** How many bytes each span's rest has; 0 where there is none. */
  size: number[];
}

/** Attributes as plain JSON with what it keeps silent about their types, then the schema's URL. */
export type PackedResource = [attributes: unknown, hint: TypeHint | null, schemaUrl: string];
export type PackedScope = [name: string, version: string, ...PackedResource];

/** The hints of a span's parts: attributes, events, links. */
interface RestHints {
  a?: TypeHint;
  e?: (TypeHint | null)[];
  l?: (TypeHint | null)[];
}

type PlainSet = Record<string, unknown>;
type Plain<T> = Omit<T, 'attributes'> & { attributes: PlainSet };

/** What no row needs: attributes, events, links, their hints, and what a span seldom has. */
export interface PackedRest {
  a?: PlainSet;
  e?: Plain<{ name: string; time: string }>[];
  l?: Plain<{ traceId: string; spanId: string; traceState: string }>[];
  h?: RestHints;
  r?: { traceState?: string; dropped?: StoredSpan['dropped'] };
}

const HEAD_BYTES = 4;

/** The spans of a packed trace. Their attributes, events and links are read anew each time one asks for them. */
export function unpackSpans(bytes: Uint8Array): StoredSpan[] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = JSON.parse(text(bytes.subarray(HEAD_BYTES, HEAD_BYTES + length))) as PackedHead;
  const page = new PackedPage(head, bytes.subarray(HEAD_BYTES + length));
  return head.seq.map((_, index) => new PackedSpan(page, index));
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const text = (bytes: Uint8Array): string => decoder.decode(bytes);

const typed = (plain: PlainSet | undefined, hint: TypeHint | null | undefined): Attributes =>
  plain === undefined ? {} : typedAttributes(plain, hint ?? undefined);

/** What the spans of a page share. */
class PackedPage {
  readonly base: bigint;
  readonly resources: Resource[];
  readonly scopes: Scope[];
  readonly #ends: Float64Array;

  constructor(
    readonly head: PackedHead,
    private readonly rests: Uint8Array,
  ) {
    this.base = BigInt(head.base);
    this.resources = head.resources.map(([attributes, hint, schemaUrl]) => ({
      attributes: typed(attributes as PlainSet, hint),
      schemaUrl,
    }));
    this.scopes = head.scopes.map(([name, version, attributes, hint, schemaUrl]) => ({
      name,
      version,
      attributes: typed(attributes as PlainSet, hint),
      schemaUrl,
    }));
    let end = 0;
    this.#ends = Float64Array.from(head.size, (size) => (end += size));
  }

  times(index: number): { start: bigint; end: bigint } {
    const { start, duration, exact } = this.head;
    const told = exact[index];
    if (told !== undefined) return { start: BigInt(told[0]), end: BigInt(told[1]) };
    const from = this.base + BigInt(start[index] ?? 0);
    return { start: from, end: from + BigInt(duration[index] ?? 0) };
  }

  text(places: readonly number[], index: number): string {
    return this.head.texts[places[index] ?? 0] ?? '';
  }

  rest(index: number): PackedRest {
    const end = this.#ends[index] ?? 0;
    const size = this.head.size[index] ?? 0;
    return size === 0 ? {} : (JSON.parse(text(this.rests.subarray(end - size, end))) as PackedRest);
  }
}

const noDrops: StoredSpan['dropped'] = { attributes: 0, events: 0, links: 0 };

/** One span of a page. Getters are no properties of its own: copy what they give by name, a spread leaves it out. */
class PackedSpan implements StoredSpan {
  readonly #page: PackedPage;
  readonly #index: number;
  readonly seq: number;
  readonly workspace: string;
  readonly environment: string;
  readonly service: string;
  readonly receivedAt: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | null;
  readonly flags: number | null;
  readonly name: string;
  readonly kind: StoredSpan['kind'];
  readonly start: bigint;
  readonly end: bigint;
  readonly status: StoredSpan['status'];
  readonly resource: Resource;
  readonly scope: Scope;

  constructor(page: PackedPage, index: number) {
    const { head } = page;
    const { start, end } = page.times(index);
    this.#page = page;
    this.#index = index;
    this.seq = head.seq[index] as number;
    this.workspace = head.workspace;
    this.environment = page.text(head.environment, index);
    this.service = page.text(head.service, index);
    this.receivedAt = head.receivedAt[index] as number;
    this.traceId = head.traceId;
    this.spanId = head.spanId[index] as string;
    this.parentId = head.parentId[index] ?? null;
    this.flags = head.flags[index] ?? null;
    this.name = page.text(head.name, index);
    this.kind = spanKinds[head.kind[index] ?? 0] ?? 'unspecified';
    this.start = start;
    this.end = end;
    this.status = { code: statusCodes[head.status[index] ?? 0] ?? 'unset', message: page.text(head.message, index) };
    this.resource = page.resources[head.resource[index] ?? 0] as Resource;
    this.scope = page.scopes[head.scope[index] ?? 0] as Scope;
  }

  get attributes(): Attributes {
    const { a, h } = this.#page.rest(this.#index);
    return typed(a, h?.a);
  }

  get events(): SpanEvent[] {
    const { e = [], h } = this.#page.rest(this.#index);
    return e.map(({ name, time, attributes }, nth) => ({
      name,
      time: BigInt(time),
      attributes: typed(attributes, h?.e?.[nth]),
    }));
  }

  get links(): SpanLink[] {
    const { l = [], h } = this.#page.rest(this.#index);
    return l.map(({ traceId, spanId, traceState, attributes }, nth) => ({
      traceId,
      spanId,
      traceState,
      attributes: typed(attributes, h?.l?.[nth]),
    }));
  }

  get traceState(): string {
    return this.#page.rest(this.#index).r?.traceState ?? '';
  }

  get dropped(): StoredSpan['dropped'] {
    return this.#page.rest(this.#index).r?.dropped ?? noDrops;
  }
}
