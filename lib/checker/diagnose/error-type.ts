import type { Branch } from '../../waterfall/tree.ts';
import { quoted } from '../quote.ts';
import { inLanguage, type Explanation } from './explanation.ts';

/** A span says that it failed and not by what. */
export function explainNoErrorType(branch: Branch, expected: string): Explanation {
  return {
    code: 'error.type-missing',
    message: `${quoted(branch.span.name)} has the status error and says nothing of what went wrong: error.type is not set.`,
    expected,
    actual: `status error, ${branch.span.events.length === 0 ? 'no exception recorded' : 'no error.type'}`,
    fix: `Where the failure is caught, call ${inLanguage(branch, "span.recordException(error) and span.setAttribute('error.type', error.name)", 'span.record_exception(error) and span.set_attribute("error.type", type(error).__name__)')}.`,
    at: [branch],
  };
}
