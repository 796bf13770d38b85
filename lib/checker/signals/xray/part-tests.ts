import type { JsonObject } from '../../../telemetry/json.ts';
import { keyedTests, testOf, type DocumentTest } from '../../documents/document-test.ts';
import { attributeOf, fieldIn, objectIn, textIn } from '../../documents/json-value.ts';
import type { Part } from './parts.ts';
import type { XRayExpect, XRayMatch } from './schema.ts';

export type PartTest = DocumentTest<Part>;

const text = (value: string): ReturnType<typeof attributeOf> => attributeOf(value === '' ? undefined : value);

/** What `match` asks of a segment or subsegment. */
export function matchTests({ name, namespace, subsegment }: XRayMatch): PartTest[] {
  const kind = subsegment === undefined ? undefined : subsegment ? 'subsegment' : 'segment';
  return [
    ...testOf<Part>('name', name, (part) => text(part.name)),
    ...testOf<Part>('namespace', namespace, (part) => text(part.namespace)),
    ...testOf<Part>('kind', kind, (part) => text(part.kind)),
  ];
}

const requestOf = ({ document }: Part): JsonObject => objectIn(objectIn(document, 'http'), 'request');
const responseOf = ({ document }: Part): JsonObject => objectIn(objectIn(document, 'http'), 'response');

export const hasHttp = ({ document }: Part): boolean => Object.keys(objectIn(document, 'http')).length > 0;

/** A name that the Host header of a request may have: an address, or words with dots, and a port behind. */
const HOST = /^(localhost|(\d{1,3}\.){3}\d{1,3}|[a-z0-9-]+(\.[a-z0-9-]+)+)(:\d{1,5})?$/i;

/** Whether a name is most likely a host's and no service's. */
export const isHost = (name: string): boolean => HOST.test(name);

export const annotationsOf = ({ document }: Part): JsonObject => objectIn(document, 'annotations');
export const metadataOf = ({ document }: Part): JsonObject => objectIn(document, 'metadata');

/** The three ways in which a request fails. The HTTP status tells as much as the flags do; several may be true. */
export function flagsOf(part: Part): ('fault' | 'throttle' | 'error')[] {
  const status = fieldIn(responseOf(part), 'status');
  const code = typeof status === 'number' ? status : 0;
  const is = (flag: string): boolean => fieldIn(part.document, flag) === true;
  return [
    ...(is('fault') || code >= 500 ? (['fault'] as const) : []),
    ...(is('throttle') || code === 429 ? (['throttle'] as const) : []),
    ...(is('error') || (code >= 400 && code < 500) ? (['error'] as const) : []),
  ];
}

function flagTests(flag: XRayExpect['flag']): PartTest[] {
  return testOf<Part>('flag', flag, (part) => {
    const flags = flagsOf(part);
    return text(flags.find((each) => each === flag) ?? flags[0] ?? 'none');
  });
}

function httpTests(http: XRayExpect['http']): PartTest[] {
  return [
    ...testOf<Part>('http.request.method', http?.method, (part) => text(textIn(requestOf(part), 'method'))),
    ...testOf<Part>('http.request.url', http?.url, (part) => text(textIn(requestOf(part), 'url'))),
    ...testOf<Part>('http.response.status', http?.status, (part) => attributeOf(fieldIn(responseOf(part), 'status'))),
  ];
}

/** The namespaces of metadata, as tests name them. */
const METADATA = /^metadata of “(.*)”$/;
export const namespaceOf = ({ part }: PartTest): string | null => METADATA.exec(part)?.[1] ?? null;

/** What `expect` asks of a segment or subsegment, but for the trace it belongs to. */
export function expectTests(expect: XRayExpect | undefined): PartTest[] {
  if (expect === undefined) return [];
  const metadata = Object.entries(expect.metadata ?? {});
  const complete = expect.inProgress === undefined ? undefined : { present: true };
  return [
    ...testOf<Part>('name', expect.name, (part) => text(part.name)),
    ...testOf<Part>('end_time', complete, (part) => (part.isComplete ? attributeOf(true) : undefined)),
    ...httpTests(expect.http),
    ...flagTests(expect.flag),
    ...testOf<Part>('user', expect.user, ({ document }) => text(textIn(document, 'user'))),
    ...keyedTests('annotation', expect.annotations, annotationsOf),
    ...metadata.flatMap(([namespace, tests]) =>
      keyedTests<Part>(`metadata of “${namespace}”`, tests, (part) => objectIn(metadataOf(part), namespace)),
    ),
  ];
}
