import { trace } from '@opentelemetry/api';
import { errorAddresses, openReporter, type OwnErrorReceiver } from '../exporters/destinations.ts';
import type { ErrorReporter, FailureTrace } from '../exporters/error-reporter.ts';
import type { Environment, Problem } from '../settings/settings.ts';
import { isPractice } from './practice-sampler.ts';

/** Next compiles `instrumentation.ts` and each route apart, so what both must see stands on `globalThis`. */
const shelf = globalThis as typeof globalThis & { spanwalkErrorReports?: ErrorReporter };

/** The reporter of this process, once it was started. */
export const theErrorReports = (): ErrorReporter | undefined => shelf.spanwalkErrorReports;

/** Starts reporting the practice backend's errors. A second call in one process changes nothing. */
export function startErrorReports(own: OwnErrorReceiver, env: Environment = process.env): { problems: Problem[] } {
  const { addresses, problems } = errorAddresses(env, own);
  shelf.spanwalkErrorReports ??= openReporter(addresses);
  for (const { message, hint } of problems) process.stderr.write(`${message} ${hint}\n`);
  return { problems };
}

/** What Next tells of a request whose handler threw; its `onRequestError`. */
export interface AskedOfNext {
  path: string;
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Reports an error of the practice backend, and of nothing else: the classroom around it is not what is studied. */
export function reportRequestError(error: unknown, { path, method, headers }: AskedOfNext): void {
  const reports = theErrorReports();
  if (reports === undefined || !isPractice(path)) return;
  reports.report(error, { method, url: path, headers: single(headers) }, traceOf(headers));
}

const single = (headers: AskedOfNext['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));

/** The span that is active; or, where Next has left it already, the trace that the caller sent, without a span. */
function traceOf({ traceparent }: AskedOfNext['headers']): FailureTrace {
  const active = trace.getActiveSpan()?.spanContext();
  if (active !== undefined) return { traceId: active.traceId, spanId: active.spanId };
  const [, traceId, spanId] = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(String(traceparent)) ?? [];
  return traceId === undefined || spanId === undefined ? null : { traceId, spanId };
}
