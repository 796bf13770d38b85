import { BatchSpanProcessor, type SpanExporter, type SpanProcessor } from '@opentelemetry/sdk-trace-base';
import { registerOTel } from '@vercel/otel';
import type { Destination } from '../exporters/destination.ts';
import { destinationsFrom, segmentSenders } from '../exporters/destinations.ts';
import { withHiddenEnvironment } from '../exporters/hidden-environment.ts';
import { otlpExporter } from '../exporters/otlp/otlp-exporter.ts';
import { WatchedExporter, type Deliveries } from '../exporters/watched-exporter.ts';
import { PRACTICE_SERVICE } from '../settings/service-name.ts';
import type { Environment, Problem } from '../settings/settings.ts';
import { mintSpanId, mintTraceId } from '../telemetry/mint-ids.ts';
import { FlushOnRootEnd } from './flush-on-root-end.ts';
import { OnlyBelow } from './only-below.ts';
import { practiceLog } from './practice-log.ts';
import { PracticeSampler } from './practice-sampler.ts';
import { RequestLines } from './request-lines.ts';

export interface TracingOptions {
  /** Where Spanwalk's own receiver takes traces, path included, at the port it really bound. */
  ownReceiver: URL;
  /** The ingest key of the practice environment. */
  practiceKey?: string | undefined;
  /** Its keys of AWS, which segments are signed with; left out, none are sent. */
  practiceKeys?: { aws: { accessKeyId: string; secretAccessKey: string } };
  /** The path below which requests go to Spanwalk's own receiver as segments too; left out, none are sent. */
  segmentsBelow?: string;
  /** Other addresses of the same receiver, so that a variable naming one of them does not double every span. */
  ownAlsoAt?: readonly URL[];
  env?: Environment;
}

/** How each destination fares, as a page may show it: no header in it. */
export interface DestinationState extends Readonly<Deliveries> {
  id: string;
  label: string;
}

export interface Tracing {
  /** What in the environment could not be obeyed. */
  problems: readonly Problem[];
  destinations(): DestinationState[];
}

/** Next compiles `instrumentation.ts` and each route apart, so what both must see stands on `globalThis`. */
const shelf = globalThis as typeof globalThis & { spanwalkTracing?: Tracing };

/** The tracing of this process, once it was started. */
export const theTracing = (): Tracing | undefined => shelf.spanwalkTracing;

/** Our exporter's posts must not be traced by whoever receives them: "not sampled", by W3C Trace Context. */
const unsampled = (): Record<string, string> => ({ traceparent: `00-${mintTraceId()}-${mintSpanId()}-00` });

function tell(destination: Pick<Destination, 'label'>, { lastFailure }: Deliveries): void {
  const state = lastFailure === null ? 'takes spans again' : `takes no spans (${lastFailure})`;
  process.stderr.write(`Tracing: ${destination.label} ${state}.\n`);
}

interface Sender {
  id: string;
  label: string;
  exporter: WatchedExporter;
  processor: SpanProcessor;
}

interface Target {
  id: string;
  label: string;
  inner: SpanExporter;
  /** Spanwalk's own receiver, which is watched. */
  isOwn: boolean;
  /** The path that a request must be below for its spans to go there. */
  below?: string | undefined;
}

/** A queue for each destination: one that is slow or gone delays and loses nothing of another's. */
function senderFor({ id, label, inner, isOwn, below }: Target): Sender {
  const exporter = new WatchedExporter(inner, (state) => tell({ label }, state));
  const batch = withHiddenEnvironment(
    () => new BatchSpanProcessor(exporter, isOwn ? { scheduledDelayMillis: 200, maxQueueSize: 16_384 } : {}),
  );
  const whole = isOwn ? new FlushOnRootEnd(batch) : batch;
  return { id, label, exporter, processor: below === undefined ? whole : new OnlyBelow(below, whole) };
}

const otlpSender = (destination: Destination): Sender =>
  senderFor({ ...destination, inner: otlpExporter(destination, unsampled()), isOwn: destination.id === 'own' });

/** Spans that go as segments, beside those that go by OTLP. */
function sendersOfSegments(options: TracingOptions) {
  const { ownReceiver, practiceKeys, segmentsBelow, ownAlsoAt = [], env = process.env } = options;
  if (practiceKeys === undefined || segmentsBelow === undefined) return { senders: [], problems: [] };
  const own = { url: ownReceiver, aws: practiceKeys.aws, alsoAt: ownAlsoAt, below: segmentsBelow };
  const { senders, problems } = segmentSenders(env, own);
  const ready = senders.map(({ id, label, exporter, below }) =>
    senderFor({ id, label, inner: exporter, isOwn: below !== undefined, below }),
  );
  return { senders: ready, problems };
}

const stateOf = ({ id, label, exporter }: Sender): DestinationState => ({ id, label, ...exporter.deliveries });

/**
 * Starts OpenTelemetry for the practice backend: what `registerOTel('backend-next')` does in any Next.js app, and
 * besides it sends to Spanwalk's own receiver at once, records practice routes only, and asks the environment for
 * further destinations. A second call in one process changes nothing, as the SDK would ignore it anyway.
 */
export function startTracing(options: TracingOptions): Tracing {
  if (shelf.spanwalkTracing) return shelf.spanwalkTracing;
  // With it Next opens fourteen spans for a request instead of six, the outermost without a path to be judged by.
  delete process.env['NEXT_OTEL_VERBOSE'];

  const { ownReceiver, practiceKey, ownAlsoAt = [], env = process.env } = options;
  const own = { url: ownReceiver, key: practiceKey, alsoAt: ownAlsoAt };
  const { destinations, problems } = destinationsFrom(env, own);
  const segments = sendersOfSegments(options);
  const senders = [...destinations.map(otlpSender), ...segments.senders];
  register([...senders.map(({ processor }) => processor), new RequestLines(practiceLog)]);

  const tracing: Tracing = {
    problems: [...problems, ...segments.problems],
    destinations: () => senders.map(stateOf),
  };
  shelf.spanwalkTracing = tracing;
  return tracing;
}

function register(spanProcessors: SpanProcessor[]): void {
  withHiddenEnvironment(() =>
    registerOTel({
      serviceName: PRACTICE_SERVICE,
      traceSampler: new PracticeSampler(),
      spanProcessors,
      propagators: ['tracecontext', 'baggage'],
      // @vercel/otel says so of every process; it is not true of this one.
      attributes: { 'cloud.provider': undefined },
    }),
  );
}
