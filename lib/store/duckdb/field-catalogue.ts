import type { DuckDBConnection } from '@duckdb/node-api';
import {
  addSample,
  LONGEST_NAME,
  MOST_FIELDS,
  type FieldEntry,
  type FieldPlace,
  type FieldType,
} from './field-entry.ts';

const keyOf = ({ name, place, type }: Pick<FieldEntry, 'name' | 'place' | 'type'>): string =>
  `${place} ${type} ${name}`;

/** The fields that really arrived, by workspace: for completion, and to know where a query must look. */
export class FieldCatalogue {
  readonly #fields = new Map<string, Map<string, FieldEntry>>();
  readonly #names = new Map<string, Set<string>>();

  static async load(connection: DuckDBConnection): Promise<FieldCatalogue> {
    const catalogue = new FieldCatalogue();
    const reader = await connection.runAndReadAll(
      'SELECT workspace, name, place, type, count::DOUBLE, sample FROM field_entries ORDER BY rowid',
    );
    for (const row of reader.getRowsJS() as [string, string, FieldPlace, FieldType, number, string | null][]) {
      const [workspace, name, place, type, count, sample] = row;
      const samples = sample === null ? [] : (JSON.parse(sample) as string[]);
      catalogue.settle({ workspace, name, place, type, count, samples });
    }
    return catalogue;
  }

  /** Takes over what is on disk. A name beyond the bound only marks the workspace as full. */
  settle(entry: FieldEntry): void {
    const names = this.#names.get(entry.workspace) ?? new Set<string>();
    this.#names.set(entry.workspace, names);
    if (names.size >= MOST_FIELDS && !names.has(entry.name)) return;
    names.add(entry.name);
    const fields = this.#fields.get(entry.workspace) ?? new Map<string, FieldEntry>();
    this.#fields.set(entry.workspace, fields);
    const known = fields.get(keyOf(entry));
    if (!known) {
      fields.set(keyOf(entry), { ...entry, samples: [...entry.samples] });
      return;
    }
    known.count += entry.count;
    for (const sample of entry.samples) addSample(known, sample);
  }

  /** True for an entry that `settle` would keep: a flood of names is not worth writing down. */
  wants({ workspace, name }: FieldEntry): boolean {
    const names = this.#names.get(workspace);
    return names === undefined || names.size < MOST_FIELDS || names.has(name);
  }

  /** Where a query must look for a column: every place when the name may have been one too many to remember. */
  placesOf(workspace: string, name: string): Set<FieldPlace> {
    const full = (this.#names.get(workspace)?.size ?? 0) >= MOST_FIELDS || name.length > LONGEST_NAME;
    if (full) return new Set(['span', 'scope', 'resource']);
    const entries = this.fieldsOf(workspace).filter((entry) => entry.name === name);
    return new Set(entries.map(({ place }) => place));
  }

  fieldsOf(workspace: string): FieldEntry[] {
    return [...(this.#fields.get(workspace)?.values() ?? [])];
  }

  entries(): FieldEntry[] {
    return [...this.#fields.values()].flatMap((fields) => Array.from(fields.values()));
  }
}
