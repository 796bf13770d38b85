import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { segmentLimits } from '../../projection/xray/limits.ts';
import { projectSpan, type ProjectOptions } from '../../projection/xray/span/project-span.ts';
import type { PutDocuments } from './put-segments.ts';
import { spanOf } from './span-of.ts';

/** Documents in one call, by the Collector's exporter and the daemon. */
const MOST_DOCUMENTS = 50;

/** In one call: the service's own limit is not published; the daemon stays below this with 50 documents of 64 KB. */
const MOST_BYTES = 2 * 1024 * 1024;

const bytesOf = (document: string): number => Buffer.byteLength(document);

/** Documents in calls that keep both limits, in order. */
function batchesOf(documents: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const document of documents) {
    const last = batches.at(-1);
    bytes += bytesOf(document);
    if (last === undefined || last.length === MOST_DOCUMENTS || bytes > MOST_BYTES) {
      batches.push([document]);
      bytes = bytesOf(document);
    } else last.push(document);
  }
  return batches;
}

/** Named so that whoever counts failures can say why. */
const failure = (code: string): Error =>
  Object.assign(new Error(code), { code: code.toUpperCase().replaceAll(' ', '_') });

const failed = (error: unknown): ExportResult => ({
  code: ExportResultCode.FAILED,
  error: error instanceof Error ? error : new Error(String(error)),
});

/**
 * Sends OpenTelemetry's spans to X-Ray as the segments they become by the Collector's rules, by PutTraceSegments: this
 * works in every account, while X-Ray's OTLP endpoint takes spans only where Transaction Search is turned on.
 *
 * It holds one batch at a time. Whoever hands it more waits, which is how a batch processor keeps its queue and its
 * limit; nothing here is ever thrown into the traced application.
 */
export class SegmentExporter implements SpanExporter {
  #turn: Promise<void> = Promise.resolve();
  #isShut = false;

  constructor(
    private readonly put: PutDocuments,
    private readonly options: ProjectOptions = {},
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    if (this.#isShut) return done(failed(failure('shut down')));
    this.#turn = this.#exportAfter(this.#turn, spans, done);
  }

  async forceFlush(): Promise<void> {
    await this.#turn;
  }

  async shutdown(): Promise<void> {
    this.#isShut = true;
    await this.#turn;
  }

  async #exportAfter(
    turn: Promise<void>,
    spans: readonly ReadableSpan[],
    done: (result: ExportResult) => void,
  ): Promise<void> {
    await turn;
    done(await this.#send(spans).catch(failed));
  }

  async #send(spans: readonly ReadableSpan[]): Promise<ExportResult> {
    const all = spans
      .flatMap((span) => projectSpan(spanOf(span), this.options).documents)
      .map((each) => JSON.stringify(each));
    const documents = all.filter((document) => bytesOf(document) <= segmentLimits.bytes);
    const refused = all.length === documents.length ? [] : ['segment too large'];
    for (const batch of batchesOf(documents)) refused.push(...(await this.put(batch)).refused);
    const [first] = refused;
    return first === undefined ? { code: ExportResultCode.SUCCESS } : failed(failure(first));
  }
}
