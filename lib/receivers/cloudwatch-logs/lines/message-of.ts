import { plainValue, type Attributes } from '../../../telemetry/attributes.ts';
import type { LogEvent } from '../../../telemetry/log-event.ts';
import { lineScope } from './read-line.ts';

/**
 * A log record as the text of a log event. A line is what it was. A record that came by OTLP is JSON with the record's
 * own fields, its resource and scope, which is how CloudWatch's OTLP endpoint stores one; filter patterns and queries
 * find `$.body` and `$.severityText` in it.
 */
export function messageOf(log: LogEvent): string {
  const { body } = log;
  return log.scope.name === lineScope.name && body?.type === 'string' ? body.value : JSON.stringify(recordOf(log));
}

const plain = (attributes: Attributes): unknown => plainValue({ type: 'map', value: attributes });

function recordOf(log: LogEvent): object {
  const { resource, scope, time, observedTime, body } = log;
  return {
    resource: { attributes: plain(resource.attributes) },
    scope: { name: scope.name, ...(scope.version === '' ? {} : { version: scope.version }) },
    ...(time === null ? {} : { timeUnixNano: Number(time) }),
    ...(observedTime === null ? {} : { observedTimeUnixNano: Number(observedTime) }),
    severityNumber: log.severityNumber,
    severityText: log.severityText,
    ...(log.eventName === '' ? {} : { eventName: log.eventName }),
    body: body === null ? null : plainValue(body),
    attributes: plain(log.attributes),
    ...(log.traceId === null ? {} : { traceId: log.traceId }),
    ...(log.spanId === null ? {} : { spanId: log.spanId }),
  };
}
