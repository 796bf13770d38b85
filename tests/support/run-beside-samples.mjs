// Runs samples of findings about logs and reported errors: node run-beside-samples.mjs SAMPLES, a list in JSON of
// { file, variables, traceId, times }. Each is asked so many times inside a span of its trace, with the variables set.
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { context, trace, TraceFlags } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

new NodeTracerProvider().register();

for (const { file, variables, traceId, times } of JSON.parse(process.argv[2])) {
  Object.assign(process.env, variables);
  const { home } = await import(pathToFileURL(file).href);
  const span = trace.wrapSpanContext({ traceId, spanId: traceId.slice(16), traceFlags: TraceFlags.SAMPLED });
  for (let nth = 0; nth < times; nth += 1) await context.with(trace.setSpan(context.active(), span), home);
  // A client reads its keys from the environment when it sends for the first time.
  await setTimeout(50);
}
// The last lines leave after a second. What is sent later, or at the end of a process, is not waited for.
await setTimeout(2500);
process.exit(0);
