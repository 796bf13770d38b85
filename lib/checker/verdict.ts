import type { Branch } from '../waterfall/tree.ts';
import type { AnyCheck, Hint, Hints } from './check-base.ts';
import { languageOf, type Explanation } from './diagnose/explanation.ts';
import { explain } from './findings/catalogue.ts';
import type { CheckResult, CheckStatus, Finding } from './report.ts';
import { fractionOf } from './score.ts';

/** The author's hint for a code, in the span's language where there is one for each. */
function hintFor(hints: Hints, { code, at = [] }: Explanation): Hint | undefined {
  const [first] = at;
  const language = first === undefined ? null : languageOf(first);
  const written = (Object.hasOwn(hints, code) ? hints[code] : undefined) ?? hints['*'] ?? [];
  return written.find(({ lang }) => lang === undefined || language === null || lang === language);
}

function evidenceOf(at: readonly Branch[], traceId: string | undefined): Pick<Finding, 'evidence'> {
  if (at.length > 0) return { evidence: at.map(({ span }) => ({ traceId: span.traceId, spanId: span.spanId })) };
  return traceId === undefined ? {} : { evidence: [{ traceId }] };
}

/** Only the fields that have something to say. */
const told = (
  fields: Record<'expected' | 'actual' | 'link', string | undefined>,
): Pick<Finding, 'expected' | 'actual' | 'link'> =>
  Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));

/** An explanation as a finding: with the author's hint as its fix, else the evidence's, else the catalogue's. */
export function toFinding(explanation: Explanation, hints: Hints): Finding {
  const { code, message, expected, actual, fix, level = 'error', at = [] } = explanation;
  const hint = hintFor(hints, explanation);
  return {
    code,
    level,
    message,
    ...told({ expected, actual, link: hint?.link }),
    fix: hint?.text ?? fix ?? explain(code)?.fix ?? '',
    ...evidenceOf(at, explanation.traceId),
  };
}

/** One check's line of the report. */
export function toResult(
  check: AnyCheck & { why?: string | undefined },
  status: CheckStatus,
  findings: Finding[] = [],
  skippedBecause?: string,
): CheckResult {
  return {
    id: check.id,
    title: check.title,
    ...(check.why === undefined ? {} : { why: check.why }),
    level: check.level,
    status,
    points: check.points * fractionOf(status, findings, check.partial),
    max: check.points,
    findings,
    ...(skippedBecause === undefined ? {} : { skippedBecause }),
  };
}
