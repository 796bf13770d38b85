import type { Attributes } from '../../telemetry/attributes.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { conditionsInWords, missOf } from '../conditions.ts';
import type { Exam } from '../exam.ts';
import { own } from '../field-test.ts';
import { inRow, listed, quoted, shownValue } from '../quote.ts';
import { exceptionsOn, isLike, type ExceptionCheck } from '../signals/exception.ts';
import { conditionsOf } from '../value-test.ts';
import { explainNoErrorType } from './error-type.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation } from './explanation.ts';

/** A failure that is told by its status alone. */
const isUnnamedFailure = ({ span }: Branch): boolean =>
  span.status.code === 'error' && !Object.hasOwn(span.attributes, 'error.type');

const PARTS = ['type', 'message', 'stacktrace'] as const;

/** What a check asks of an exception, by the attribute that says it. */
const askedOf = (check: ExceptionCheck) =>
  PARTS.flatMap((part) => {
    const test = check[part];
    return test === undefined ? [] : [{ key: `exception.${part}`, conditions: conditionsOf(test) }];
  });

function wantedInWords(check: ExceptionCheck): string {
  const asked = askedOf(check).map(({ key, conditions }) => `${key}: ${conditionsInWords(conditions)}`);
  return asked.length === 0 ? 'an exception' : `an exception with ${inRow(asked)}`;
}

const wrongIn = (attributes: Attributes, check: ExceptionCheck) =>
  askedOf(check).filter(({ key, conditions }) => missOf(own(attributes, key), conditions) !== null);

/** An exception is there, and another: the least wrong one, by what is wrong with it. */
function explainDifferent(check: ExceptionCheck, on: Branch, { scene }: Evidence): Explanation {
  const wrong = exceptionsOn(on, check, scene)
    .map((attributes) => ({ attributes, slips: wrongIn(attributes, check) }))
    .reduce((least, each) => (each.slips.length < least.slips.length ? each : least));
  const shown = wrong.slips.map(({ key }) => `${key} = ${shownValue(key, own(wrong.attributes, key))}`);
  return {
    code: 'exception.differs',
    message: `The exception recorded on ${quoted(on.span.name)} is not the one looked for: ${inRow(wrong.slips.map(({ key }) => key))} ${wrong.slips.length === 1 ? 'differs' : 'differ'}.`,
    expected: wantedInWords(check),
    actual: shown.join('; '),
    at: [on],
  };
}

/** What stands on the span in an exception's place. */
function standIn({ span }: Branch): string {
  const keys = Object.keys(span.attributes).filter((key) => key.startsWith('exception.'));
  if (keys.length > 0) return `${listed(keys)} as attributes of the span itself, where no event says when it happened`;
  if (span.events.length > 0) return `only the events ${listed(span.events.map(({ name }) => name))}`;
  return 'nothing of the kind on the span';
}

/** Another span of the trace that has an exception: one like the one looked for, if there is one. */
function recordedElsewhere(check: ExceptionCheck, on: Branch, { found }: Exam, { scene }: Evidence) {
  const others = found.filter(({ span }) => span.traceId === on.span.traceId);
  const isWanted = (branch: Branch): boolean => exceptionsOn(branch, check, scene).some((each) => isLike(each, check));
  return others.find(isWanted) ?? others[0];
}

/** Why the exception that a check looks for is not on the span of another one. */
export function explainException(check: ExceptionCheck, exam: Exam, evidence: Evidence): Explanation[] {
  const [on] = evidence.casting.get(check.on) ?? [];
  const expected = `on ${quoted(on?.span.name ?? check.on)}: ${wantedInWords(check)}`;
  if (on === undefined) {
    const message = `No exception is recorded on ${quoted(check.on)}.`;
    return [{ code: 'exception.missing', message, expected, actual: 'not even the span', at: [] }];
  }
  if (exam.found.includes(on)) return [explainDifferent(check, on, evidence)];
  const name = quoted(on.span.name);
  const other = recordedElsewhere(check, on, exam, evidence);
  if (other !== undefined) {
    const message = `No exception is recorded on ${name}; one is recorded on ${quoted(other.span.name)}.`;
    const actual = `on ${quoted(other.span.name)}: an exception`;
    return [{ code: 'exception.missing', message, expected, actual, at: [on, other] }];
  }
  if (isUnnamedFailure(on)) return [explainNoErrorType(on, 'an exception, and error.type')];
  const message = `No exception is recorded on ${name}.`;
  return [{ code: 'exception.missing', message, expected, actual: standIn(on), at: [on] }];
}
