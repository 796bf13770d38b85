import type { Branch } from '../../waterfall/tree.ts';
import { conditionsInWords } from '../conditions.ts';
import type { Field, Slip } from '../field-test.ts';
import { quoted, shownValue } from '../quote.ts';
import { explainAttribute } from './attribute-slip.ts';
import { conventionalKind } from './conventional-kind.ts';
import { explainNegative } from './time-remarks.ts';
import { inLanguage, type Explanation } from './explanation.ts';
import type { Surroundings } from './missing-attribute.ts';
import { explainName } from './name-slip.ts';
import { explainService, isAboutService } from './service-slip.ts';

type Explain = (slip: Slip, branch: Branch) => Omit<Explanation, 'at'>;

const facts = ({ test, actual }: Slip, what: string): { expected: string; actual: string } => ({
  expected: `${what} ${conditionsInWords(test.conditions)}`,
  actual: `${what} ${shownValue(test.key, actual)}`,
});

const explainKind: Explain = (slip, branch) => {
  const { equals } = slip.test.conditions;
  const wanted = typeof equals === 'string' ? equals : 'internal';
  const set = inLanguage(branch, `{ kind: SpanKind.${wanted.toUpperCase()} }`, `kind=SpanKind.${wanted.toUpperCase()}`);
  return {
    code: 'span.kind-wrong',
    message: `${quoted(branch.span.name)} has the kind ${branch.span.kind}${conventionalKind(branch) === wanted ? `, and its place and its attributes are those of a ${wanted}` : ''}.`,
    ...facts(slip, 'kind'),
    fix:
      wanted === 'internal' ? 'Leave the kind out when the span is started.' : `Pass ${set} when the span is started.`,
  };
};

const explainStatus: Explain = (slip, branch) => {
  const wanted = slip.test.conditions.equals;
  const code = branch.span.status.code;
  const said = {
    message: `${quoted(branch.span.name)} has the status ${code}.`,
    ...facts(slip, `status ${slip.test.key}`),
  };
  if (slip.test.key === 'code' && wanted === 'error' && code === 'unset') {
    const set = inLanguage(
      branch,
      'span.setStatus({ code: SpanStatusCode.ERROR })',
      'span.set_status(Status(StatusCode.ERROR))',
    );
    return { code: 'span.status-not-set', ...said, fix: `Where the failure is caught, call ${set}.` };
  }
  if (slip.test.key === 'code' && wanted === 'unset' && code === 'ok') return { code: 'span.status-ok', ...said };
  return { code: 'span.status-wrong', ...said };
};

const EXPLAIN: Record<Exclude<Field, 'attributes' | 'resource' | 'service'>, Explain> = {
  name: explainName,
  kind: explainKind,
  status: explainStatus,
  scope: (slip, branch) => ({
    code: 'scope.mismatch',
    message: `${quoted(branch.span.name)} comes from the tracer ${quoted(branch.span.scope.name)}.`,
    ...facts(slip, `tracer ${slip.test.key}`),
  }),
  environment: (slip, branch) => ({
    code: 'environment.mismatch',
    message: `${quoted(branch.span.name)} was sent with a key of the environment ${quoted(branch.span.environment)}.`,
    ...facts(slip, 'environment'),
    cause: `environment ${branch.span.environment}`,
  }),
  duration: (slip, branch) =>
    branch.span.end < branch.span.start
      ? explainNegative(branch)
      : {
          code: 'span.duration',
          message: `${quoted(branch.span.name)} has not the length that was expected.`,
          ...facts(slip, 'milliseconds:'),
        },
  extra: (slip, branch) => ({
    code: 'attr.unexpected',
    message: `${quoted(branch.span.name)} has an attribute that this step does not allow.`,
    expected: 'no other attributes',
    actual: shownValue('', slip.actual),
  }),
  events: (slip, branch) => ({
    code: 'span.event-missing',
    message: `${quoted(branch.span.name)} does not have the event ${quoted(slip.test.key)} as often as it should.`,
    ...facts(slip, 'events:'),
  }),
};

/**
 * Why a span fails one test, with the fix that the evidence points to. One slip that several checks stumble over is
 * one cause.
 */
export function explainSlip(slip: Slip, branch: Branch, around: Surroundings): Explanation {
  const { field, key } = slip.test;
  const { traceId, spanId } = branch.span;
  return { cause: `${field} ${key} of ${traceId}/${spanId}`, ...explain(slip, branch, around) };
}

function explain(slip: Slip, branch: Branch, around: Surroundings): Explanation {
  if (isAboutService(slip)) return explainService(slip, branch);
  const { field } = slip.test;
  if (field === 'attributes' || field === 'resource' || field === 'service')
    return explainAttribute(slip, branch, around);
  return { at: [branch], ...EXPLAIN[field](slip, branch) };
}
