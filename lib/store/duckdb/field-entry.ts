/** Where a field was seen: in an attribute set, or `column` for an own field of a span, an event or a link. */
export type FieldPlace = 'span' | 'event' | 'link' | 'scope' | 'resource' | 'column';

export type FieldType = 'string' | 'integer' | 'float' | 'boolean';

/** How often a field of one type was seen in one place. */
export interface FieldEntry {
  workspace: string;
  name: string;
  place: FieldPlace;
  type: FieldType;
  count: number;
  samples: string[];
}

/** A workspace remembers so many names, as many as Honeycomb allows an event. Further ones can be queried, not listed. */
export const MOST_FIELDS = 2000;
export const LONGEST_NAME = 256;
export const MOST_SAMPLES = 5;
const LONGEST_SAMPLE = 80;

/** Keeps a few different values, cut short, so that a reader recognises the field. */
export function addSample(entry: Pick<FieldEntry, 'samples'>, text: string): void {
  const sample = text.slice(0, LONGEST_SAMPLE);
  if (sample === '' || entry.samples.length >= MOST_SAMPLES || entry.samples.includes(sample)) return;
  entry.samples.push(sample);
}
