import type { AnnotationValue } from '../annotations.ts';
import type { AssembledTrace } from '../trace/assemble-trace.ts';
import { servicesOf, type ServiceSegment, type TraceServices } from '../trace/services.ts';
import type { Comparison, Expression, ServiceSelector } from './expression.ts';
import { rootCauseSubjects } from './root-cause.ts';
import { connectionSubject, serviceSubject, traceSubject, type Subject } from './subject.ts';

/** A group as an expression refers to it. */
export interface FilterGroup {
  name: string;
  arn: string;
  expression: Expression | null;
}

export interface FilterOptions {
  /** What `group.name` and `group.arn` refer to. */
  groups?: readonly FilterGroup[];
}

/** Whether a trace is what an expression asks for. Pure; a group that refers to itself holds nothing. */
export function matchesFilter(expression: Expression, trace: AssembledTrace, options: FilterOptions = {}): boolean {
  const services = servicesOf(trace);
  const { groups = [] } = options;
  return new Evaluator(trace, services, groups).holds(expression, traceSubject(trace, services));
}

class Evaluator {
  /** What is known of each group, each asked once: 25 that refer to each other have more ways than there is time for. */
  readonly #known = new Map<string, boolean>();

  constructor(
    private readonly trace: AssembledTrace,
    private readonly services: TraceServices,
    private readonly groups: readonly FilterGroup[],
  ) {}

  holds(expression: Expression, subject: Subject): boolean {
    switch (expression.kind) {
      case 'and':
        return expression.terms.every((term) => this.holds(term, subject));
      case 'or':
        return expression.terms.some((term) => this.holds(term, subject));
      case 'not':
        return !this.holds(expression.term, subject);
      case 'field':
        return isSo(subject.values(expression.keyword), expression.comparison);
      case 'annotation':
        return isSo(subject.annotation(expression.key), expression.comparison);
      default:
        return this.holdsFor(expression);
    }
  }

  private holdsFor(expression: Expression & { kind: 'group' | 'service' | 'edge' | 'rootcause' }): boolean {
    const { segments, connections } = this.services;
    switch (expression.kind) {
      case 'group':
        return this.inGroup(expression);
      case 'service':
        return segments
          .filter((each) => isSelected(each, expression.service))
          .some((each) => this.within(expression.inner, serviceSubject(each)));
      case 'edge':
        return connections
          .filter(({ from, to }) => isCaller(from, to, expression.source) && isSelected(to, expression.target))
          .some((each) => this.within(expression.inner, connectionSubject(each)));
      case 'rootcause':
        return rootCauseSubjects(expression, this.trace, this.services).some((each) =>
          this.within(expression.inner, each),
        );
      default:
        return expression satisfies never;
    }
  }

  private within(inner: Expression | null, subject: Subject): boolean {
    return inner === null || this.holds(inner, subject);
  }

  private inGroup({ keyword, comparison }: Expression & { kind: 'group' }): boolean {
    const named = this.groups.filter(({ name, arn }) => isSo([keyword === 'group.name' ? name : arn], comparison));
    return named.some(({ name, expression }) => {
      const known = this.#known.get(name);
      if (known !== undefined) return known;
      this.#known.set(name, false);
      const subject = traceSubject(this.trace, this.services);
      const holds = expression === null || this.holds(expression, subject);
      this.#known.set(name, holds);
      return holds;
    });
  }
}

const isSelected = ({ name, type }: Pick<ServiceSegment, 'name' | 'type'>, selector: ServiceSelector): boolean =>
  (selector.name === null || selector.name === name) && (selector.type === null || selector.type === type);

/** Who called; whoever began the trace bears the name of the service that was called, as on the map. */
const isCaller = (from: ServiceSegment | null, to: ServiceSegment, selector: ServiceSelector): boolean =>
  isSelected(from ?? { name: to.name, type: 'client' }, selector);

/** Without a comparison: whether the flag is true, or the field is there. */
function isSo(values: readonly AnnotationValue[], comparison: Comparison | null): boolean {
  if (comparison === null) return values.some((value) => value !== false);
  const { operator, value: wanted } = comparison;
  if (operator === '!=') return values.length > 0 && values.every((value) => value !== wanted);
  return values.some((value) => compares(value, comparison));
}

function compares(value: AnnotationValue, { operator, value: wanted }: Comparison): boolean {
  if (operator === '=') return value === wanted;
  if (typeof value === 'number' && typeof wanted === 'number') return numbers[operator]?.(value, wanted) ?? false;
  if (typeof value === 'string' && typeof wanted === 'string') return texts[operator]?.(value, wanted) ?? false;
  return false;
}

type Test<Value> = Partial<Record<Comparison['operator'], (value: Value, wanted: Value) => boolean>>;

const numbers: Test<number> = {
  '<': (value, wanted) => value < wanted,
  '<=': (value, wanted) => value <= wanted,
  '>': (value, wanted) => value > wanted,
  '>=': (value, wanted) => value >= wanted,
};

const texts: Test<string> = {
  CONTAINS: (value, wanted) => value.includes(wanted),
  BEGINSWITH: (value, wanted) => value.startsWith(wanted),
  ENDSWITH: (value, wanted) => value.endsWith(wanted),
};
