import type { Branch } from '../../waterfall/tree.ts';
import type { Exam } from '../exam.ts';
import { quoted } from '../quote.ts';
import type { ExceptionCheck } from '../signals/exception.ts';
import { explainNoErrorType } from './error-type.ts';
import type { Evidence } from './evidence.ts';
import type { Explanation } from './explanation.ts';

/** A failure that is told by its status alone. */
const isUnnamedFailure = ({ span }: Branch): boolean =>
  span.status.code === 'error' && !Object.hasOwn(span.attributes, 'error.type');

/** Why the exception that a check looks for is not on the span of another one. */
export function explainException(check: ExceptionCheck, { found }: Exam, { casting }: Evidence): Explanation[] {
  const [on] = casting.get(check.on) ?? [];
  const name = quoted(on?.span.name ?? check.on);
  if (on !== undefined && found.includes(on)) {
    const message = `The exception recorded on ${name} is not the one looked for.`;
    return [{ code: 'exception.differs', message, at: [on] }];
  }
  if (on !== undefined && isUnnamedFailure(on)) return [explainNoErrorType(on, 'an exception, and error.type')];
  const message = `No exception is recorded on ${name}.`;
  return [{ code: 'exception.missing', message, at: on === undefined ? [] : [on] }];
}
