import type { Arrival } from '../../../telemetry/arrival.ts';
import type { StoredSpan } from '../../../telemetry/span.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import type { Explanation } from '../../diagnose/explanation.ts';
import { own } from '../../field-test.ts';

/** What a rule looks at. */
export interface LintSight {
  /** The spans that the check is about: those of the student's own tracers, or all. */
  branches: readonly Branch[];
  /** All spans of the run; rules about the shape of a trace look at these. */
  all: readonly Branch[];
  arrivals: readonly Arrival[];
}

/** One thing that is not as a rule has it. */
export interface Offence {
  explanation: Explanation;
  /** By which an author can allow it: `key`, `span`, `service`, `scope`, as far as they say something. */
  context: Readonly<Record<string, string>>;
}

/** How many things a rule looked at, and what offends, thing by thing. */
export interface Ruling {
  looked: number;
  offences: Offence[];
}

/** A convention that can be told from the telemetry alone. */
export interface Rule {
  /** What is true where it is kept, for the documentation. */
  says: string;
  /** Set where an offence only informs and turns nothing red. */
  informs?: true;
  judge(sight: LintSight): Ruling;
}

/** A rule that looks at each span by itself. A span that the rule is not about is not counted. */
export function eachSpan(
  says: string,
  { concerns = () => true, find }: { concerns?: (branch: Branch) => boolean; find: (branch: Branch) => Offence[] },
): Rule {
  return {
    says,
    judge: ({ branches }) => {
      const looked = branches.filter((branch) => concerns(branch));
      return { looked: looked.length, offences: looked.flatMap((branch) => find(branch)) };
    },
  };
}

/** What any offence of a span can be allowed by. */
export const contextOf = ({ span }: Branch): Record<string, string> => ({
  span: span.name,
  service: span.service,
  scope: span.scope.name,
});

/** The text that stands under a key, if it is one. */
export function textOf(span: StoredSpan, key: string): string | undefined {
  const value = own(span.attributes, key);
  return value?.type === 'string' ? value.value : undefined;
}

/** The HTTP status of a span, under its key of today or of the older conventions. */
export function httpStatus(span: StoredSpan): number | undefined {
  const value = own(span.attributes, 'http.response.status_code') ?? own(span.attributes, 'http.status_code');
  const status = value === undefined ? Number.NaN : Number(value.value);
  return Number.isInteger(status) ? status : undefined;
}

/** How instrumentation libraries and frameworks call their tracers; anybody else's is taken for the student's. */
const LIBRARY =
  /^(?:@opentelemetry\/|@vercel\/otel|@prisma\/|opentelemetry[./]|io\.opentelemetry\.|go\.opentelemetry\.io\/|OpenTelemetry\.|next\.js|Microsoft\.|System\.)/;

export const isLibrary = ({ span }: Branch): boolean => LIBRARY.test(span.scope.name);
