import type { JsonObject, JsonValue } from '../../../telemetry/json.ts';
import type { Span } from '../../../telemetry/span.ts';
import type { Leftovers } from './leftovers.ts';
import { hostParts } from './aws-host.ts';
import { textIn } from './resource-text.ts';

/** What a call to AWS says of itself, in the names that the exporter knows. */
const called: Record<string, string> = {
  'aws.account_id': 'account_id',
  'aws.operation': 'operation',
  'rpc.method': 'operation',
  'aws.region': 'region',
  'aws.request_id': 'request_id',
  'aws.requestId': 'request_id',
  'aws.queue_url': 'queue_url',
  'aws.queue.url': 'queue_url',
  'aws.table_name': 'table_name',
  'aws.table.name': 'table_name',
};

/** What runs on AWS, what it calls there, and which SDK told of it; null on another cloud. */
export function awsBlock(span: Span, fields: Leftovers, logGroups: readonly string[]): JsonObject | null {
  const cloud = textIn(span.resource, 'cloud.provider');
  const isElsewhere = cloud !== '' && cloud !== 'aws';
  const account = textIn(span.resource, 'cloud.account.id');
  const parts = callParts(fields, isElsewhere);
  if (isElsewhere) return null;
  return {
    ...(account !== '' && { account_id: account }),
    ...parts,
    ...hostParts(span.resource),
    ...logParts(span, logGroups),
    xray: sdkOf(span),
  };
}

function callParts(fields: Leftovers, isElsewhere: boolean): JsonObject {
  const parts: JsonObject = {};
  for (const [key, name] of Object.entries(called)) {
    const text = fields.text(key);
    if (text === null) continue;
    if (isElsewhere) fields.lose(key, 'cloud.provider names another cloud, so the document has no aws part.');
    else {
      parts[name] ??= text;
      fields.take(key, `aws.${name}`, 'The segment’s own name for it.');
    }
  }
  const url = fields.text('messaging.url');
  if (url !== null) parts['queue_url'] = url;
  return { ...parts, ...tablesOf(fields) };
}

function tablesOf(fields: Leftovers): JsonObject {
  const value = fields.all['aws.dynamodb.table_names'];
  if (value?.type === 'string') return { table_name: value.value };
  const names =
    value?.type === 'array' ? value.value.flatMap((name) => (name.type === 'string' ? [name.value] : [])) : [];
  if (names.length === 1) return { table_name: names[0] };
  return names.length > 1 ? { table_names: names } : {};
}

/** `opentelemetry for nodejs`, as X-Ray's own SDKs call themselves. */
function sdkOf({ resource }: Span): JsonObject {
  const [name, language] = [textIn(resource, 'telemetry.sdk.name'), textIn(resource, 'telemetry.sdk.language')];
  const version = textIn(resource, 'telemetry.sdk.version');
  return {
    ...(name !== '' && { sdk: language === '' ? name : `${name} for ${language}` }),
    ...(version !== '' && { sdk_version: version }),
    auto_instrumentation: textIn(resource, 'telemetry.auto.version') !== '',
  };
}

/** The log groups of the service, for the console's link from a segment to its lines. */
function logParts(span: Span, configured: readonly string[]): JsonObject {
  const arns = listIn(span, 'aws.log.group.arns');
  const names = listIn(span, 'aws.log.group.names');
  const found: JsonValue[] =
    arns.length > 0
      ? arns.map((arn) => ({ log_group: arn.split(':')[6] ?? arn, arn }))
      : (names.length > 0 ? names : configured).map((name) => ({ log_group: name }));
  return found.length === 0 ? {} : { cloudwatch_logs: found };
}

/** A list, or what the environment can say: names joined by `&`. */
function listIn({ resource }: Span, key: string): string[] {
  const value = resource.attributes[key];
  if (value?.type === 'string') return value.value.split('&').filter((name) => name !== '');
  if (value?.type !== 'array') return [];
  return value.value.flatMap((name) => (name.type === 'string' ? [name.value] : []));
}
