import { z } from 'zod';
import type { Attributes } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { Branch } from '../../waterfall/tree.ts';
import { checkBase } from '../check-base.ts';
import { missOf } from '../conditions.ts';
import { own } from '../field-test.ts';
import type { Scene } from '../observation.ts';
import { checkIdSchema, conditionsOf, valueTestSchema } from '../value-test.ts';
import { readItem } from './error-item/read-item.ts';

/** An exception recorded with the span that another check found. */
export const exceptionCheckSchema = z
  .strictObject({
    ...checkBase,
    signal: z.literal('exception'),
    on: checkIdSchema.describe('the span check whose span the exception belongs to'),
    via: z
      .array(z.enum(['span-event', 'log', 'error-item']))
      .min(1)
      .default(['span-event', 'log'])
      .describe(
        'where it may be recorded: as an event of the span, as a log record inside it, or as an error that was reported in its trace; one of them is enough',
      ),
    type: valueTestSchema.optional().describe('exception.type'),
    message: valueTestSchema.optional().describe('exception.message'),
    stacktrace: valueTestSchema.optional().describe('exception.stacktrace'),
  })
  .meta({
    id: 'ExceptionCheck',
    description:
      'An exception that was recorded while a span was open. Span events are the older way and log records the newer; an SDK may send either.',
  });
export type ExceptionCheck = z.infer<typeof exceptionCheckSchema>;

/** A log record tells of an exception if it says its type or its message. */
const isException = ({ attributes }: Pick<LogEvent, 'attributes'>): boolean =>
  Object.hasOwn(attributes, 'exception.type') || Object.hasOwn(attributes, 'exception.message');

/** A report that names no span was made somewhere in the trace. */
const isAt = ({ traceId, spanId }: ErrorOccurrence, span: Branch['span']): boolean =>
  traceId === span.traceId && (spanId === null || spanId === span.spanId);

/** A report in the words of an exception's attributes. */
function asException(error: ErrorOccurrence): { attributes: Attributes } {
  const { type, value } = readItem(error);
  const told = Object.entries({ 'exception.type': type, 'exception.message': value }).filter(([, text]) => text !== '');
  return { attributes: Object.fromEntries(told.map(([key, text]) => [key, { type: 'string', value: text }])) };
}

/** The exceptions that were recorded with a span, in the ways that a check accepts. */
export function exceptionsOn(
  { span }: Branch,
  { via }: Pick<ExceptionCheck, 'via'>,
  { logs, errors }: Pick<Scene, 'logs' | 'errors'>,
): Attributes[] {
  const events = via.includes('span-event') ? span.events.filter(({ name }) => name === 'exception') : [];
  const records = via.includes('log')
    ? logs.filter((log) => log.traceId === span.traceId && log.spanId === span.spanId && isException(log))
    : [];
  const reports = via.includes('error-item') ? errors.filter((error) => isAt(error, span)).map(asException) : [];
  return [...events, ...records, ...reports].map(({ attributes }) => attributes);
}

/** Whether an exception is the one that a check looks for. */
export function isLike(attributes: Attributes, { type, message, stacktrace }: ExceptionCheck): boolean {
  return Object.entries({ type, message, stacktrace }).every(
    ([key, test]) => test === undefined || missOf(own(attributes, `exception.${key}`), conditionsOf(test)) === null,
  );
}
