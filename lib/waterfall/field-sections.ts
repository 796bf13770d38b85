import type { FieldGroup } from './fields.ts';

/** One kind of a span's fields, as much of it as is shown: of events and links one group for each, of all else one. */
export interface FieldSection {
  kind: FieldGroup['kind'];
  groups: FieldGroup[];
  /** How many there are: events, links, or else fields. */
  count: number;
  /** How many of these are not shown whole. */
  left: number;
}

/** So many fields of each kind are shown before anybody asks for more. */
export const FIRST_FIELDS = 60;
/** And so many more each time. */
export const MORE_FIELDS = 240;

/** The groups by their kind, in the order in which they came, each cut where `most` fields of its kind are shown. */
export function fieldSections(
  groups: readonly FieldGroup[],
  most: (kind: FieldGroup['kind']) => number,
): FieldSection[] {
  const kinds = [...new Set(groups.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const all = groups.filter((group) => group.kind === kind);
    return countsGroups(kind) ? ofGroups(kind, all, most(kind)) : ofFields(kind, all, most(kind));
  });
}

const countsGroups = (kind: FieldGroup['kind']): boolean => kind === 'event' || kind === 'link';

function ofGroups(kind: FieldGroup['kind'], all: readonly FieldGroup[], most: number): FieldSection {
  const shown = cut(all, most);
  const whole = shown.filter(({ fields }, nth) => fields.length === all[nth]?.fields.length).length;
  return { kind, groups: shown, count: all.length, left: all.length - whole };
}

function ofFields(kind: FieldGroup['kind'], all: readonly FieldGroup[], most: number): FieldSection {
  const shown = cut(all, most);
  return { kind, groups: shown, count: fieldCount(all), left: fieldCount(all) - fieldCount(shown) };
}

/** How many fields there are in all. */
export const fieldCount = (groups: readonly FieldGroup[]): number =>
  groups.reduce((sum, { fields }) => sum + fields.length, 0);

/** As many of the fields as there is room for; the group in which it ends is cut. */
function cut(groups: readonly FieldGroup[], most: number): FieldGroup[] {
  const shown: FieldGroup[] = [];
  let room = most;
  for (const group of groups) {
    if (room <= 0) break;
    shown.push(group.fields.length <= room ? group : { ...group, fields: group.fields.slice(0, room) });
    room -= group.fields.length;
  }
  return shown;
}
