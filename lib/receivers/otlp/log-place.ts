import type { Attributes } from '../../telemetry/attributes.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { Resource } from '../../telemetry/span.ts';

/** Headers that name where a request's records belong, as the cloud's own OTLP endpoint for logs has them. */
export const GROUP_HEADER = 'x-aws-log-group';
export const STREAM_HEADER = 'x-aws-log-stream';

/** https://opentelemetry.io/docs/specs/semconv/resource/cloud-provider/aws/logs/: lists of names, or one name. */
const GROUP_ATTRIBUTE = 'aws.log.group.names';
const STREAM_ATTRIBUTE = 'aws.log.stream.names';

const LONGEST = 512;

/** Names as log groups and streams may have them: every other character becomes an underscore. */
const asGroup = (name: string): string => name.slice(0, LONGEST).replaceAll(/[^.\-_/#A-Za-z0-9]/g, '_');
const asStream = (name: string): string => name.slice(0, LONGEST).replaceAll(/[:*\p{Cc}]/gu, '_');

/**
 * Files records, each under the group and stream that the request's headers name, else its resource, else the service
 * and the scope it comes from. Says so where a name had to be changed to be one.
 */
export function fileLogs(logs: readonly LogEvent[], headers: Record<string, string>): Problem | null {
  const groups = new Map<Resource, string>();
  const streams = new Map<LogEvent['scope'], string>();
  let odd: Problem | null = null;
  const named = (name: string, as: (name: string) => string): string => {
    const valid = as(name);
    if (valid !== name) odd ??= oddName;
    return valid;
  };
  for (const log of logs) {
    const { resource, scope } = log;
    let group = groups.get(resource);
    if (group === undefined) groups.set(resource, (group = named(groupOf(resource, headers), asGroup)));
    let stream = streams.get(scope);
    if (stream === undefined) streams.set(scope, (stream = named(streamOf(log, headers), asStream)));
    log.group = group;
    log.stream = stream;
  }
  return odd;
}

const oddName: Problem = {
  code: 'otlp/odd-log-group',
  message: 'a log group or stream cannot have the name that was given; characters in it were replaced.',
  hint: 'A group has letters, digits and . - _ / #; a stream has anything but : and *; either has 512 characters at most.',
};

function groupOf({ attributes }: Resource, headers: Record<string, string>): string {
  const header = headers[GROUP_HEADER];
  if (header) return header;
  const named = firstText(attributes, GROUP_ATTRIBUTE);
  if (named !== '') return named;
  return asGroup(`/otlp/${firstText(attributes, 'service.name') || 'unknown_service'}`);
}

function streamOf({ resource, scope }: LogEvent, headers: Record<string, string>): string {
  return (
    headers[STREAM_HEADER] || firstText(resource.attributes, STREAM_ATTRIBUTE) || asStream(scope.name) || 'default'
  );
}

/** A text, or the first of a list of texts; '' where there is none. */
function firstText(attributes: Attributes, key: string): string {
  const value = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  const first = value?.type === 'array' ? value.value[0] : value;
  return first?.type === 'string' ? first.value : '';
}
