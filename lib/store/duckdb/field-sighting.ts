import { fixedColumns, scalarOf, type ColumnValue, type FixedColumnName } from '../../query/columns.ts';
import type { AttributeType, Attributes } from '../../telemetry/attributes.ts';
import type { Resource, StoredSpan } from '../../telemetry/span.ts';
import {
  addSample,
  LONGEST_NAME,
  MOST_FIELDS,
  MOST_SAMPLES,
  type FieldEntry,
  type FieldPlace,
  type FieldType,
} from './field-entry.ts';

const fieldTypes: Record<AttributeType, FieldType | undefined> = {
  string: 'string',
  bytes: 'string',
  array: 'string',
  map: 'string',
  int: 'integer',
  double: 'float',
  bool: 'boolean',
  empty: undefined,
};

/** Own fields that some spans lack, or whose values are worth showing. The others stand in every span. */
const watchedColumns = [
  'trace.parent_id', 'trace.trace_state', 'name', 'service.name', 'status_message', 'error', 'library.name',
  'library.version', 'meta.invalid_duration', 'environment',
] as const satisfies readonly FixedColumnName[]; // prettier-ignore

const columnsOfAnnotation = {
  span_event: ['meta.annotation_type', 'parent_name', 'meta.time_since_span_start_ms'],
  link: ['meta.annotation_type', 'parent_name', 'trace.link.trace_id', 'trace.link.span_id'],
} as const satisfies Record<string, readonly FixedColumnName[]>;

/** Samples are taken from so many spans of a batch; a field with one value would be compared for ever else. */
const LOOKED_AT = 50;

/** Ids are as many as there are spans, so they make no samples. */
const withoutSamples = new Set<string>(['trace.parent_id', 'trace.trace_state']);

const namesOfType = (): Map<string, FieldEntry> => new Map();
const typesOfPlace = () => ({
  string: namesOfType(),
  integer: namesOfType(),
  float: namesOfType(),
  boolean: namesOfType(),
});

/** What one batch adds to the catalogue, gathered before it is written. */
export class FieldSighting {
  readonly #workspace: string;
  readonly #entries = {
    span: typesOfPlace(),
    event: typesOfPlace(),
    link: typesOfPlace(),
    scope: typesOfPlace(),
    resource: typesOfPlace(),
    column: typesOfPlace(),
  };
  readonly #names = new Set<string>();
  readonly #resources = new Map<Resource, number>();

  constructor(workspace: string) {
    this.#workspace = workspace;
  }

  observe(span: StoredSpan): void {
    this.#observeSet('span', span.attributes);
    this.#observeSet('scope', span.scope.attributes);
    // The spans of one delivery share their resource object, so it is looked through once, at the end.
    this.#resources.set(span.resource, (this.#resources.get(span.resource) ?? 0) + 1);
    for (const name of watchedColumns) {
      const { type, of } = fixedColumns[name];
      const value = of(span);
      const sample = (): ColumnValue => (withoutSamples.has(name) ? '' : value);
      if (value !== undefined) this.#add({ name, place: 'column', type }, sample);
    }
    this.observeAnnotations(span);
  }

  /** What a span's events and links hold. By `meta.annotation_type` a query knows that there are any. */
  observeAnnotations({ name, events, links }: StoredSpan): void {
    for (const { attributes } of events) this.#observeSet('event', attributes);
    for (const { attributes } of links) this.#observeSet('link', attributes);
    const samples: Record<string, string> = { parent_name: name };
    for (const [annotation, all] of [
      ['span_event', events],
      ['link', links],
    ] as const) {
      if (all.length === 0) continue;
      samples['meta.annotation_type'] = annotation;
      for (const column of columnsOfAnnotation[annotation]) {
        this.#add(
          { name: column, place: 'column', type: fixedColumns[column].type },
          () => samples[column],
          all.length,
        );
      }
    }
  }

  #observeSet(place: FieldPlace, attributes: Attributes, times = 1): void {
    for (const name in attributes) {
      const attribute = attributes[name];
      const type = attribute && fieldTypes[attribute.type];
      if (type && name.length <= LONGEST_NAME) this.#add({ name, place, type }, () => scalarOf(attribute), times);
    }
  }

  #add(field: Pick<FieldEntry, 'name' | 'place' | 'type'>, sample: () => ColumnValue, times = 1): void {
    const entry = this.#entries[field.place][field.type].get(field.name) ?? this.#begin(field);
    if (entry === undefined) return;
    entry.count += times;
    if (entry.count <= LOOKED_AT && entry.samples.length < MOST_SAMPLES) addSample(entry, String(sample() ?? ''));
  }

  /** A flood of names stops at the bound, which is also where the catalogue counts as full. */
  #begin(field: Pick<FieldEntry, 'name' | 'place' | 'type'>): FieldEntry | undefined {
    if (this.#names.size >= MOST_FIELDS && !this.#names.has(field.name)) return undefined;
    this.#names.add(field.name);
    const entry: FieldEntry = { ...field, workspace: this.#workspace, count: 0, samples: [] };
    this.#entries[field.place][field.type].set(field.name, entry);
    return entry;
  }

  entries(): FieldEntry[] {
    for (const [resource, times] of this.#resources) this.#observeSet('resource', resource.attributes, times);
    this.#resources.clear();
    const maps = Object.values(this.#entries).flatMap((types) => Object.values(types));
    return maps.flatMap((names) => Array.from(names.values()));
  }
}
