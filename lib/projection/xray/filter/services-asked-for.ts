import type { Expression, ServiceSelector } from './expression.ts';

/** The services that an expression asks for by name, each once: what to hold against those that really reported. */
export function servicesAskedFor(expression: Expression): string[] {
  return [...new Set(selectorsOf(expression).flatMap(({ name }) => (name === null ? [] : [name])))];
}

function selectorsOf(expression: Expression): ServiceSelector[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.terms.flatMap(selectorsOf);
    case 'not':
      return selectorsOf(expression.term);
    case 'service':
      return [expression.service];
    case 'edge':
      return [expression.source, expression.target];
    case 'field':
    case 'annotation':
    case 'group':
    case 'rootcause':
      return [];
    default:
      return expression satisfies never;
  }
}
