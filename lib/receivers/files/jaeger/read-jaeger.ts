import type { Resource } from '../../../telemetry/span.ts';
import { decoded, type Decoded } from '../../otlp/decoded.ts';
import { isObject, type JsonObject } from '../../otlp/json-fields.ts';
import { blankResource, blankScope, blankSpan } from '../../otlp/judge-span.ts';
import type { OtlpLimits } from '../../otlp/limits.ts';
import { putAttribute } from '../../otlp/put-attribute.ts';
import { ReadingDraft } from '../../otlp/reading-draft.ts';
import { listOf, objectOf, textOf } from '../fields.ts';
import { ListPlace } from '../list-place.ts';
import { notASpan } from '../problems.ts';
import { readKeyValues } from './key-values.ts';
import { readJaegerSpan } from './read-span.ts';

/**
 * Reads Jaeger's JSON: the answer of its API and the file that its page downloads, `{"data": [trace, …]}`, or traces by
 * themselves, each `{traceID, spans, processes}`. https://www.jaegertracing.io/docs/latest/architecture/apis/,
 * https://github.com/jaegertracing/jaeger, internal/uimodel/model.go.
 */
export function readJaeger(value: unknown, limits: OtlpLimits): Decoded {
  const wrapped = isObject(value) && 'data' in value;
  const data: unknown = wrapped ? value.data : value;
  const isList = Array.isArray(data);
  const place = new ListPlace((trace, span) => [
    ...(wrapped ? ['data'] : []),
    ...(isList ? [trace] : []),
    'spans',
    span,
  ]);
  const draft = new ReadingDraft(limits, place);
  for (const trace of isList ? listOf(data) : [data]) {
    place.nextTrace();
    readTrace(objectOf(trace), draft);
    if (draft.overflowed) break;
  }
  return decoded(draft);
}

function readTrace(trace: JsonObject, draft: ReadingDraft): void {
  const processes = new Processes(objectOf(trace.processes), draft);
  for (const wire of listOf(trace.spans)) {
    if (draft.overflowed) return;
    if (isObject(wire)) draft.take(readJaegerSpan(wire, processes.of(wire), draft));
    else {
      draft.complain(notASpan);
      draft.take(blankSpan(blankResource(), blankScope()));
    }
  }
}

/** Who sent the spans of a trace: each process is read once, and its spans share the resource. */
class Processes {
  readonly #read = new Map<string, Resource>();

  constructor(
    private readonly wire: JsonObject,
    private readonly draft: ReadingDraft,
  ) {}

  /** A span names its process, or, as Jaeger's stores keep it, brings it along. */
  of({ processID, process }: JsonObject): Resource {
    if (isObject(process)) return this.#resource(process);
    const id = typeof processID === 'string' ? processID : '';
    const known = this.#read.get(id);
    if (known !== undefined) return known;
    const read = this.#resource(objectOf(Object.hasOwn(this.wire, id) ? this.wire[id] : undefined));
    this.#read.set(id, read);
    return read;
  }

  #resource({ serviceName, tags }: JsonObject): Resource {
    const resource = blankResource();
    readKeyValues(tags, this.draft, resource.attributes);
    const value = textOf(serviceName, this.draft);
    if (value !== '') putAttribute(resource.attributes, 'service.name', { type: 'string', value });
    return resource;
  }
}
