import type { Resource } from '../../../telemetry/span.ts';
import { decoded, type Decoded } from '../../otlp/decoded.ts';
import { isObject } from '../../otlp/json-fields.ts';
import { blankResource } from '../../otlp/judge-span.ts';
import { keptText } from '../../otlp/kept-text.ts';
import type { OtlpLimits } from '../../otlp/limits.ts';
import { ReadingDraft } from '../../otlp/reading-draft.ts';
import { listOf, objectOf } from '../fields.ts';
import { ListPlace } from '../list-place.ts';
import { notASpan, sharedId } from '../problems.ts';
import { halfOf, partHalves } from './half.ts';
import { readZipkinSpan } from './read-span.ts';

/**
 * Reads Zipkin's JSON v2: a list of spans in any order, as `POST /api/v2/spans` takes it and its page downloads it, or
 * the lists of several traces in one, as `GET /api/v2/traces` answers.
 * https://github.com/openzipkin/zipkin-api, zipkin2-api.yaml.
 */
export function readZipkin(value: unknown, limits: OtlpLimits): Decoded {
  const traces = listOf(value);
  const isNested = Array.isArray(traces[0]);
  const place = new ListPlace((trace, span) => (isNested ? [trace, span] : [span]));
  const draft = new ReadingDraft(limits, place);
  const resources = new Map<string, Resource>();
  for (const trace of isNested ? traces : [traces]) {
    place.nextTrace();
    readSpans(listOf(trace), draft, resources);
    if (draft.overflowed) break;
  }
  return decoded(draft);
}

function readSpans(list: readonly unknown[], draft: ReadingDraft, resources: Map<string, Resource>): void {
  const halves = list.map((wire) => halfOf(objectOf(wire)));
  if (partHalves(halves) > 0) draft.warn(sharedId);
  for (const [nth, half] of halves.entries()) {
    if (draft.overflowed) return;
    if (!isObject(list[nth])) draft.complain(notASpan);
    draft.take(readZipkinSpan(half, resourceOf(half.service, draft, resources), draft));
  }
}

/** Zipkin knows of a process its name alone; the spans of one name share a resource. */
function resourceOf(service: string, draft: ReadingDraft, resources: Map<string, Resource>): Resource {
  const known = resources.get(service);
  if (known !== undefined) return known;
  const resource = blankResource();
  if (service !== '') resource.attributes['service.name'] = { type: 'string', value: keptText(service, draft) };
  resources.set(service, resource);
  return resource;
}
