import type { StoredSpan } from '../telemetry/span.ts';
import { fieldsOf } from './fields.ts';
import type { Field, FieldGroup } from './fields.ts';

/** The span's fields whose key or value contains the text, whatever the case; all of them where the text is empty. */
export function searchFields(span: StoredSpan, wanted: string): FieldGroup[] {
  const needle = wanted.trim().toLowerCase();
  const groups = fieldsOf(span);
  if (needle === '') return groups;
  return groups
    .map((group) => withFields(group, (field) => matches(field.key, field.text, needle)))
    .filter((group) => group.fields.length > 0);
}

const withFields = (group: FieldGroup, isWanted: (field: Field) => boolean): FieldGroup => ({
  ...group,
  fields: group.fields.filter(isWanted),
});

const matches = (key: string, value: string, needle: string): boolean =>
  key.toLowerCase().includes(needle) || value.toLowerCase().includes(needle);

/** A stretch of text, and whether it is what was searched for. */
export interface Stretch {
  /** Where in the text it starts. */
  at: number;
  text: string;
  hit: boolean;
}

/** Cuts text at every occurrence of what was searched for, so that a page can mark it without building HTML. */
export function stretches(text: string, wanted: string): Stretch[] {
  const needle = wanted.trim().toLowerCase();
  const lower = text.toLowerCase();
  // Lower case may be longer than the text itself (İ is one such letter); then positions would not agree.
  if (needle === '' || lower.length !== text.length) return [{ at: 0, text, hit: false }];
  const cut: Stretch[] = [];
  let from = 0;
  for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, from)) {
    if (at > from) cut.push({ at: from, text: text.slice(from, at), hit: false });
    from = at + needle.length;
    cut.push({ at, text: text.slice(at, from), hit: true });
  }
  if (from < text.length) cut.push({ at: from, text: text.slice(from), hit: false });
  return cut;
}
