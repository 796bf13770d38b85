import type { AttributeValue } from '../../../telemetry/attributes.ts';
import type { JsonObject } from '../../../telemetry/json.ts';
import { isObject } from '../../../telemetry/json-fields.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Fate } from './fate.ts';
import type { Leftovers } from './leftovers.ts';
import type { AnnotationValue } from '../annotations.ts';
import { annotationKey, annotationValue, rawValue } from './raw-value.ts';

/** A span says by this attribute which of its others are to be indexed. */
const LIST = 'aws.xray.annotations';
/** And by these, which go into a namespace of the metadata: a JSON object as text. */
const NAMESPACE = 'aws.xray.metadata.';

export interface Indexing {
  /** Attributes that are always indexed; of the resource as `otel.resource.<key>`. */
  indexed?: readonly string[];
  indexAll?: boolean;
}

export interface AttributeBlocks {
  user: string | null;
  annotations: JsonObject;
  metadata: Record<string, JsonObject>;
}

/** What no other rule took: indexed where it was asked for and can be, else kept in the metadata. */
export function attributeBlocks(
  span: Span,
  fields: Leftovers,
  indexing: Indexing & { isSegment: boolean },
): AttributeBlocks {
  const user = fields.text('enduser.id');
  if (user !== null) fields.take('enduser.id', 'user', 'The segment’s own name for it; it is indexed.');
  const wanted = new Set([...(indexing.indexed ?? []), ...wantedBy(fields)]);
  const sorter = new Sorter(wanted, indexing.indexAll === true, fields.fates);
  fields.lose(LIST, 'It only says which attributes are to be indexed.');
  if (indexing.isSegment) {
    for (const [key, value] of Object.entries(span.resource.attributes)) sorter.sort(`otel.resource.${key}`, value);
  } else sorter.leave(span);
  for (const [key, value] of fields.rest()) sorter.sort(key, value);
  for (const key of indexing.indexed ?? []) sorter.sortAgain(key, fields.all[key]);
  return { user, annotations: Object.fromEntries(sorter.indexed), metadata: sorter.namespaces() };
}

function wantedBy({ all }: Leftovers): string[] {
  const list = all[LIST];
  return list?.type === 'array' ? list.value.flatMap((key) => (key.type === 'string' ? [key.value] : [])) : [];
}

/** Annotation or metadata, attribute by attribute. */
class Sorter {
  // As pairs: a key called `__proto__` must stay a key.
  readonly indexed = new Map<string, AnnotationValue>();
  private readonly plain: [string, JsonObject[string]][] = [];
  private readonly named: [string, JsonObject][] = [];

  constructor(
    private readonly wanted: ReadonlySet<string>,
    private readonly all: boolean,
    private readonly fates: Fate[],
  ) {}

  sort(key: string, value: AttributeValue): void {
    if (this.all || this.wanted.has(key)) this.index(key, value);
    else if (key.startsWith(NAMESPACE) && value.type === 'string') this.name(key, value.value);
    else this.keep(key, value);
  }

  /** One that a rule has taken is indexed as well where the exporter's settings name it. */
  sortAgain(key: string, value: AttributeValue | undefined): void {
    if (value !== undefined && !this.indexed.has(annotationKey(key))) this.index(key, value);
  }

  private index(key: string, value: AttributeValue): void {
    const indexed = annotationValue(value);
    if (indexed === undefined) {
      // A resource's stays in the metadata; a span's own is not kept at all.
      if (key.startsWith('otel.resource.')) this.keep(key, value);
      else this.fates.push({ field: key, became: 'lost', to: null, why: UNINDEXABLE });
      return;
    }
    const name = annotationKey(key);
    this.indexed.set(name, indexed);
    if (name !== key) this.fates.push({ field: key, became: 'renamed', to: `annotations.${name}`, why: KEY });
  }

  private keep(key: string, value: AttributeValue): void {
    const raw = rawValue(value);
    if (raw === undefined) this.fates.push({ field: key, became: 'lost', to: null, why: UNSPELLABLE });
    else {
      this.plain.push([key, raw]);
      this.fates.push({ field: key, became: 'unindexed', to: `metadata.default.${key}`, why: UNINDEXED });
    }
  }

  private name(key: string, text: string): void {
    const namespace = key.slice(NAMESPACE.length);
    const parsed = parse(text);
    if (!isObject(parsed)) this.keep(key, { type: 'string', value: text });
    else if (namespace.toLowerCase() === 'default') this.plain.push(...Object.entries(parsed));
    else {
      this.named.push([namespace, parsed]);
      this.fates.push({ field: key, became: 'renamed', to: `metadata.${namespace}`, why: 'A namespace of its own.' });
    }
  }

  /** A subsegment's process is its segment's: the exporter does not say it again. */
  leave({ resource }: Span): void {
    const count = Object.keys(resource.attributes).length;
    if (count === 0) return;
    this.fates.push({ field: `resource (${count} attributes)`, became: 'lost', to: null, why: RESOURCE });
  }

  namespaces(): Record<string, JsonObject> {
    const plain = this.plain.length === 0 ? [] : [['default', Object.fromEntries(this.plain)] as const];
    return Object.fromEntries([...this.named, ...plain]);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const UNINDEXED = 'No filter finds it: name it in aws.xray.annotations, a list of keys, and it is an annotation.';
const UNINDEXABLE = 'Only a text, a number or a boolean can be an annotation; a list or a map vanishes.';
const UNSPELLABLE = 'JSON cannot spell it. For a number that is none, the exporter drops the whole span.';
const KEY = 'An annotation’s key has letters, digits and dots; every other character becomes an underscore.';
const RESOURCE = 'Only a segment says where it ran; a subsegment is part of one.';
