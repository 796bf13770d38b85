import { textIn } from './resource-text.ts';
import type { Span, SpanKind } from '../../../telemetry/span.ts';
import { segmentLimits } from '../limits.ts';
import type { Leftovers } from './leftovers.ts';

/** Attributes that only AWS's own distributions set: who this is, whom it calls, and whether it began here. */
const LOCAL = 'aws.local.service';
const REMOTE = 'aws.remote.service';
export const isLocalRoot = (fields: Leftovers): boolean => fields.text('aws.span.kind') === 'LOCAL_ROOT';

const callers: ReadonlySet<SpanKind> = new Set(['client', 'producer', 'consumer']);
export const isAwsCall = (fields: Leftovers): boolean => fields.text('rpc.system') === 'aws-api';

/** A segment's name and which field it is from. */
interface Named {
  name: string;
  from: string;
}

/** A segment is named after a service, a span after what it does: the first of these that says who. */
export function nameOf(span: Span, fields: Leftovers): Named {
  const own = fromAwsNames(span, fields);
  const found =
    own ?? named(fields, 'peer.service') ?? named(fields, 'aws.service') ?? database(fields) ?? service(span);
  return found ?? called(fields) ?? { name: allowedName(span.name), from: 'name' };
}

const called = (fields: Leftovers): Named | null =>
  named(fields, 'rpc.service') ?? named(fields, 'http.host') ?? named(fields, 'net.peer.name');

function named(fields: Leftovers, key: string): Named | null {
  const name = fields.text(key);
  return name === null || name === '' ? null : { name, from: key };
}

function fromAwsNames(span: Span, fields: Leftovers): Named | null {
  const isService = span.kind === 'server' || (span.kind === 'internal' && isLocalRoot(fields));
  if (isService) return named(fields, LOCAL);
  const remote = callers.has(span.kind) ? named(fields, REMOTE) : null;
  if (remote === null || !isAwsCall(fields)) return remote;
  return { ...remote, name: remote.name.replace(/^AWS(\.SDK\.|::)/, '') };
}

/** `orders@db.example.com`; only the names that the conventions had before they became stable. */
function database(fields: Leftovers): Named | null {
  const found = named(fields, 'db.name');
  if (found === null) return null;
  const host = hostOf(fields.text('db.connection_string'));
  return host === '' ? found : { ...found, name: `${found.name}@${host}` };
}

function hostOf(connection: string | null): string {
  try {
    return new URL((connection ?? '').replace(/^jdbc:/, '')).hostname;
  } catch {
    return '';
  }
}

/** Only a server’s span may bear its process’s name. */
function service(span: Span): Named | null {
  const name = span.kind === 'server' ? textIn(span.resource, 'service.name') : '';
  return name === '' ? null : { name, from: 'service.name' };
}

/** A name without what a segment's may not have, not longer than it may be; `span` where nothing is left. */
function allowedName(name: string): string {
  const allowed = name.replaceAll(/[^ 0-9\p{L}N_.:/%&#=+\-@]/gu, '');
  return allowed === '' ? 'span' : Array.from(allowed).slice(0, segmentLimits.name).join('');
}
