import type { Branch } from '../../waterfall/tree.ts';
import { listed, quoted } from '../quote.ts';
import type { Explanation } from './explanation.ts';
import { templateOf } from './name-template.ts';

/** So many names of one form are no coincidence. */
const MANY_NAMES = 3;

/** One span for each name that holds a value, by what is left of the name without it. */
function byTemplate(branches: readonly Branch[]): Map<string, Branch[]> {
  const seen = new Set<string>();
  const groups = new Map<string, Branch[]>();
  for (const branch of branches) {
    const { name, service, kind } = branch.span;
    const id = `${service}\n${kind}\n${name}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const template = templateOf(name);
    if (template === null) continue;
    const group = `${service}\n${kind}\n${template}`;
    groups.set(group, [...(groups.get(group) ?? []), branch].slice(0, MANY_NAMES));
  }
  return groups;
}

/** Names that differ by a value alone, as every request then has one of its own. */
export function remarkOnNames(branches: readonly Branch[]): Explanation[] {
  const many = [...byTemplate(branches).values()].find((alike) => alike.length >= MANY_NAMES);
  if (many === undefined) return [];
  const names = many.map(({ span }) => span.name);
  const template = templateOf(names[0] ?? '') ?? '';
  return [
    {
      code: 'span.name-high-cardinality',
      level: 'warning',
      message: `Spans are named by a value: ${listed(names)} are one kind of work under many names.`,
      expected: `one name for all, such as ${quoted(template)}`,
      actual: listed(names),
      at: many,
    },
  ];
}
