import type { Check } from './expectation.ts';
import type { Scalar } from './value-test.ts';

/** What a host fills in for `{ "var": "service" }`. */
export type RunVariables = Readonly<Record<string, Scalar>>;

/** Puts the run's values where a check names variables; the names that the run does not know come back beside it. */
export function fillIn(check: Check, variables: RunVariables): { check: Check; unknown: string[] } {
  const unknown: string[] = [];
  const fill = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(fill);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node);
    const [only] = entries;
    if (entries.length === 1 && only?.[0] === 'var' && typeof only[1] === 'string') return valueOf(only[1]);
    return Object.fromEntries(entries.map(([key, value]) => [key, fill(value)]));
  };
  const valueOf = (name: string): Scalar => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined) unknown.push(name);
    return value ?? '';
  };
  return { check: fill(check) as Check, unknown };
}
