import { UNKNOWN_SERVICE } from '../../telemetry/span.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { conditionsInWords, missOf } from '../conditions.ts';
import { own } from '../field-test.ts';
import type { Slip } from '../field-test.ts';
import { quoted, shownValue } from '../quote.ts';
import type { Explanation } from './explanation.ts';

/** Whether a test is about the name of the service, however it is written. */
export const isAboutService = ({ test }: Slip): boolean =>
  test.key === 'service.name' && (test.field === 'service' || test.field === 'resource');

/** Why the service's name is not the one asked for: none was given, or another. */
export function explainService(slip: Slip, branch: Branch): Explanation {
  const { actual } = slip;
  const expected = `service.name = ${conditionsInWords(slip.test.conditions)}`;
  const name = actual?.type === 'string' ? actual.value.trim() : '';
  const who = `the span ${quoted(branch.span.name)}`;
  const misplaced = own(branch.span.attributes, 'service.name');
  if (misplaced !== undefined && missOf(misplaced, slip.test.conditions) === null) {
    return {
      code: 'attr.wrong-level',
      message: `“service.name” stands on ${who}, and belongs on the resource, which says it once for the whole process.`,
      expected: `the resource: ${expected}`,
      actual: `the span: service.name = ${shownValue('service.name', misplaced)}`,
      fix: 'Set OTEL_SERVICE_NAME in the environment of the process, and take the attribute off the span.',
      at: [branch],
      cause: `service ${branch.span.service}`,
    };
  }
  if (name === '' || name.startsWith(UNKNOWN_SERVICE)) {
    return {
      code: 'resource.service-name-default',
      message: `The service that sent ${who} has no name of its own.`,
      expected,
      actual: name === '' ? 'no service.name' : `service.name = ${quoted(name)}, which the SDK fills in`,
      at: [branch],
      cause: `service ${branch.span.service}`,
    };
  }
  return {
    code: 'resource.service-name-mismatch',
    message: `The service that sent ${who} is called ${quoted(name)}.`,
    expected,
    actual: `service.name = ${quoted(name)}`,
    at: [branch],
    cause: `service ${name}`,
  };
}
