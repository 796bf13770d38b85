import type { FindingCode } from '../../findings/catalogue.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import { quoted } from '../../quote.ts';
import { contextOf, eachSpan, httpStatus, isLibrary, type Offence } from './rule.ts';

const offence = (
  branch: Branch,
  code: FindingCode,
  told: { message: string; expected: string; actual: string },
): Offence[] => [{ context: contextOf(branch), explanation: { code, ...told, at: [branch] } }];

const isHttp = ({ span }: Branch): boolean => httpStatus(span) !== undefined;

export const clientErrorStatus = eachSpan(
  'a server span answered with 4xx has the status unset: the caller was wrong',
  {
    concerns: (branch) => isHttp(branch) && branch.span.kind === 'server',
    find: (branch) => {
      const status = httpStatus(branch.span) ?? 0;
      if (status < 400 || status > 499 || branch.span.status.code !== 'error') return [];
      return offence(branch, 'lint.status-on-4xx', {
        message: `${quoted(branch.span.name)} answered ${status} and has the status ERROR, though the server did nothing wrong.`,
        expected: 'the status unset',
        actual: 'ERROR',
      });
    },
  },
);

export const errorStatus = eachSpan('5xx has the status ERROR, and 4xx on the side of the caller too', {
  concerns: (branch) => isHttp(branch) && ['server', 'client'].includes(branch.span.kind),
  find: (branch) => {
    const status = httpStatus(branch.span) ?? 0;
    const failed = status >= 500 || (status >= 400 && branch.span.kind === 'client');
    if (!failed || branch.span.status.code === 'error') return [];
    return offence(branch, 'span.status-not-set', {
      message: `${quoted(branch.span.name)} was answered with ${status}, and its status does not say that it failed.`,
      expected: 'ERROR',
      actual: branch.span.status.code,
    });
  },
});

/** Spans as an instrumentation makes them: by their tracer, or by their kind. */
const isInstrumentation = (branch: Branch): boolean => isLibrary(branch) || branch.span.kind !== 'internal';

export const statusOk = eachSpan('instrumentation does not set the status OK; that is for the application to say', {
  concerns: isInstrumentation,
  find: (branch) =>
    branch.span.status.code === 'ok'
      ? offence(branch, 'span.status-ok', {
          message: `${quoted(branch.span.name)} has the status OK, which is not for instrumentation to set.`,
          expected: 'the status unset',
          actual: 'OK',
        })
      : [],
});

const saysWhy = ({ span }: Branch): boolean =>
  Object.hasOwn(span.attributes, 'error.type') ||
  span.events.some(({ name, attributes }) => name === 'exception' && Object.hasOwn(attributes, 'exception.type'));

export const errorType = eachSpan(
  'a failed span says by what: error.type or an exception; another one has no error.type',
  {
    find: (branch) => {
      const { span } = branch;
      if (span.status.code === 'error' && !saysWhy(branch)) {
        return offence(branch, 'error.type-missing', {
          message: `${quoted(span.name)} failed and does not say by what.`,
          expected: 'error.type, or a recorded exception',
          actual: 'the status ERROR alone',
        });
      }
      if (span.status.code === 'error' || !Object.hasOwn(span.attributes, 'error.type')) return [];
      return offence(branch, 'lint.error-type-without-error', {
        message: `${quoted(span.name)} has an error.type, and its status does not say that it failed.`,
        expected: 'the status ERROR, or no error.type',
        actual: span.status.code,
      });
    },
  },
);
