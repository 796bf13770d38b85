import { addSample, LONGEST_NAME, MOST_FIELDS, MOST_SAMPLES, type FieldEntry, type FieldPlace } from './field-entry.ts';

const keyOf = ({ name, place, type }: Pick<FieldEntry, 'name' | 'place' | 'type'>): string =>
  `${place} ${type} ${name}`;

/** The fields that really arrived, by workspace: for completion, and to know where a query must look. */
export class FieldCatalogue {
  readonly #fields = new Map<string, Map<string, FieldEntry>>();
  readonly #names = new Map<string, Set<string>>();

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

  /** What of an entry is worth writing down: nothing of a flood of names, and no samples beyond the few. */
  worthWriting(entries: readonly FieldEntry[]): FieldEntry[] {
    return entries.filter((entry) => this.#wants(entry)).map((entry) => this.#withNewSamples(entry));
  }

  #wants({ workspace, name }: FieldEntry): boolean {
    const names = this.#names.get(workspace);
    return names === undefined || names.size < MOST_FIELDS || names.has(name);
  }

  #withNewSamples(entry: FieldEntry): FieldEntry {
    const known = this.#fields.get(entry.workspace)?.get(keyOf(entry))?.samples ?? [];
    const samples = known.length < MOST_SAMPLES ? entry.samples.filter((sample) => !known.includes(sample)) : [];
    return Object.assign({}, entry, { samples });
  }

  /** Where a query must look for a column: every place when the name may have been one too many to remember. */
  placesOf(workspace: string, name: string): Set<FieldPlace> {
    const full = (this.#names.get(workspace)?.size ?? 0) >= MOST_FIELDS || name.length > LONGEST_NAME;
    if (full) return new Set(['span', 'event', 'link', 'scope', 'resource']);
    const entries = this.fieldsOf(workspace).filter((entry) => entry.name === name);
    return new Set(entries.map(({ place }) => place));
  }

  fieldsOf(workspace: string): FieldEntry[] {
    return [...(this.#fields.get(workspace)?.values() ?? [])];
  }

  forget(workspace: string): void {
    this.#fields.delete(workspace);
    this.#names.delete(workspace);
  }

  entries(): FieldEntry[] {
    return [...this.#fields.values()].flatMap((fields) => Array.from(fields.values()));
  }
}
