import { isSpanContextValid, trace, type SpanContext } from '@opentelemetry/api';
import pino, { type Logger } from 'pino';
import { logSinks, type OwnAws } from '../exporters/destinations.ts';
import type { LogDeliveries, LogSink } from '../exporters/log-sink.ts';
import { PRACTICE_SERVICE } from '../settings/service-name.ts';
import type { Environment, Problem } from '../settings/settings.ts';
import { beforeEnding } from './before-ending.ts';

/** How long the end of the process waits for the last lines. */
const LAST_LINES_MS = 2000;

interface PracticeLog {
  logger: Logger;
  sinks: readonly LogSink[];
}

/** Next compiles `instrumentation.ts` and each route apart, so what both must see stands on `globalThis`. */
const shelf = globalThis as typeof globalThis & { spanwalkLog?: PracticeLog };

const silent = pino({ level: 'silent' });

/** The practice backend's logger; a silent one where none was started, as in a test of a single route. */
export const practiceLog = (): Logger => shelf.spanwalkLog?.logger ?? silent;

/** How each address of the log lines fares. */
export const logDeliveries = (): { id: string; label: string; deliveries: Readonly<LogDeliveries> }[] =>
  (shelf.spanwalkLog?.sinks ?? []).map(({ id, label, deliveries }) => ({ id, label, deliveries }));

/** The fields by which a line is found from its span, and the span from its line. */
export const traceFields = (context: SpanContext | undefined): { trace_id?: string; span_id?: string } =>
  context !== undefined && isSpanContextValid(context) ? { trace_id: context.traceId, span_id: context.spanId } : {};

/** A logger of lines of JSON: level in words, the service, and the ids of the span that is active. */
export function openLogger(sinks: readonly LogSink[]): Logger {
  const options = {
    level: 'debug',
    base: { service: PRACTICE_SERVICE },
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => traceFields(trace.getActiveSpan()?.spanContext()),
  };
  const write = (line: string): void => {
    const timestamp = Date.now();
    for (const sink of sinks) sink.write({ timestamp, message: line.trimEnd() });
  };
  return pino(options, { write });
}

/** Starts the practice backend's log. A second call in one process changes nothing. */
export function startPracticeLog(own: OwnAws, env: Environment = process.env): { problems: Problem[] } {
  if (shelf.spanwalkLog) return { problems: [] };
  const { sinks, problems } = logSinks(env, own);
  shelf.spanwalkLog = { logger: openLogger(sinks), sinks };
  for (const { message, hint } of problems) process.stderr.write(`${message} ${hint}\n`);
  beforeEnding(() => Promise.all(sinks.map((sink) => sink.close(LAST_LINES_MS))));
  return { problems };
}
