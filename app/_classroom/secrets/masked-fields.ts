import { maskValue } from '@/lib/guard/mask.ts';
import type { Field, FieldGroup } from '@/lib/waterfall/fields.ts';

interface Masked {
  groups: FieldGroup[];
  /** How many secrets are hidden in them. */
  hidden: number;
}

/** A span's fields as they may be looked over somebody's shoulder: what looks like a secret is hidden. */
export function maskedFields(groups: readonly FieldGroup[]): Masked {
  let hidden = 0;
  const masked = (field: Field): Field => {
    const { key, type } = field;
    const shown = maskValue(field);
    const name = maskValue({ key: '', text: key });
    hidden += shown.hidden + name.hidden;
    return shown.hidden + name.hidden === 0 ? field : { key: name.text, text: shown.text, type };
  };
  const all = groups.map((group) => withFields(group, group.fields.map(masked)));
  return { groups: all, hidden };
}

const withFields = (group: FieldGroup, fields: Field[]): FieldGroup => ({ ...group, fields });
