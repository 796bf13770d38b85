// How fast one core turns OTLP into spans: `node tests/bench/decode.bench.mjs`. Prints medians of rounds, never asserts.
import os from 'node:os';
import { JsonTraceSerializer, ProtobufTraceSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { build } from 'esbuild';

const SPANS = 500;
const ROUNDS = 9;
const ROUND_MS = 400;

/** Finished spans of eleven attributes, as an instrumented HTTP service makes them. */
function spans() {
  const kept = new InMemorySpanExporter();
  const resource = resourceFromAttributes({ 'service.name': 'bench', 'host.name': 'local' });
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor(kept)] });
  const tracer = provider.getTracer('bench', '1.0.0');
  for (let index = 0; index < SPANS; index += 1) {
    const attributes = {
      'http.request.method': 'GET',
      'http.route': '/api/activities/:id',
      'url.path': `/api/activities/${index}`,
      'url.scheme': 'http',
      'server.address': 'localhost',
      'server.port': 3000,
      'http.response.status_code': index % 50 === 0 ? 500 : 200,
      'user_agent.original': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
      'app.result_length': 3,
      'app.ratio': index / SPANS,
      'app.cached': index % 2 === 0,
    };
    tracer.startSpan('GET /api/activities/:id', { attributes }).end();
  }
  return kept.getFinishedSpans();
}

async function readers() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { readProtobufTraces } from './read-protobuf.ts'; export { readJsonTraces } from './read-json.ts';
        export { defaultLimits } from './limits.ts';`,
      resolveDir: new URL('../../lib/receivers/otlp', import.meta.url).pathname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function spansPerSecond(read) {
  const rates = [];
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const start = performance.now();
    let bodies = 0;
    while (performance.now() - start < ROUND_MS) {
      read();
      bodies += 1;
    }
    // The first two rounds warm the compiler up.
    if (round >= 2) rates.push((bodies * SPANS * 1000) / (performance.now() - start));
  }
  return { median: median(rates), slowest: Math.min(...rates), fastest: Math.max(...rates) };
}

const thousands = (rate) => `${Math.round(rate / 1000)}k`;

const { readProtobufTraces, readJsonTraces, defaultLimits } = await readers();
const finished = spans();
const protobuf = ProtobufTraceSerializer.serializeRequest(finished);
const json = JsonTraceSerializer.serializeRequest(finished);
console.log(`${os.cpus()[0].model}, Node ${process.version}, ${SPANS} spans of 11 attributes a body, ${ROUNDS} rounds`);
measure('protobuf', protobuf.length, () => readProtobufTraces(protobuf, defaultLimits));
measure('JSON', json.length, () => readJsonTraces(json, defaultLimits));

function measure(name, bytes, read) {
  if (read().reading.accepted.length !== SPANS) throw new Error(`${name}: not all ${SPANS} spans were read`);
  const rate = spansPerSecond(read);
  const spread = `${thousands(rate.slowest)} to ${thousands(rate.fastest)}`;
  console.log(`${name.padEnd(8)} ${thousands(rate.median)} spans/s (${spread}), ${bytes} bytes a body`);
}
