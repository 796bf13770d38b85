import { missOf } from '../conditions.ts';
import type { Conditions } from '../value-test.ts';

/** A part of a name that is a value: a number, a UUID, or a long row of hex digits. */
const VALUE = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|(?=[a-z]*\d)[0-9a-z_-]{16,})$/i;
const PLACEHOLDERS = ['{id}', ':id', '[id]', '<id>', '*', '?'];
const PLACEHOLDER = /^(\{[^}]*\}|:[\w-]+|\[[^\]]*\]|<[^>]*>|\*|\?)$/;

const partsOf = (name: string): string[] => name.slice(0, 512).split(/([\s/?&=]+)/);

/** A name with its values taken out: `GET /orders/8731` and `GET /orders/8732` have one; null where it holds none. */
export function templateOf(name: string): string | null {
  const parts = partsOf(name);
  if (!parts.some((part) => VALUE.test(part))) return null;
  return parts.map((part) => (VALUE.test(part) ? '{…}' : part)).join('');
}

/** Whether a name is the one asked for but for values that stand where a placeholder belongs. */
export function isFilledIn(name: string, wanted: Conditions): boolean {
  if (templateOf(name) !== null) {
    const pattern = partsOf(name);
    const forms = PLACEHOLDERS.map((placeholder) =>
      pattern.map((part) => (VALUE.test(part) ? placeholder : part)).join(''),
    );
    if (forms.some((value) => missOf({ type: 'string', value }, wanted) === null)) return true;
  }
  return [wanted.equals, ...(wanted.oneOf ?? [])].some((each) => typeof each === 'string' && fills(name, each));
}

function fills(name: string, template: string): boolean {
  const [mine, theirs] = [partsOf(name), partsOf(template)];
  if (mine.length !== theirs.length || !theirs.some((part) => PLACEHOLDER.test(part))) return false;
  return theirs.every((part, at) => part === mine[at] || (PLACEHOLDER.test(part) && mine[at] !== ''));
}
