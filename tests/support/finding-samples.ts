import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SpanKind, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { serviceOf, type Span, type StoredSpan } from '../../lib/telemetry/span.ts';
import { openReceivingDoor, type ReceivingDoor } from '../interop/receiving-door.ts';

const root = process.cwd();
const folder = join(root, 'content/findings');

/** The findings whose samples can be run and judged: those with checks beside them. */
export const withChecks = readdirSync(folder).filter((code) => existsSync(join(folder, code, 'checks.json')));

export const sampleFile = (code: string, file: string): string => join(folder, code, file);

/** Whether a sample sets tracing up by itself. Then it needs a process of its own; else it only exports `home`. */
export const setsUpTracing = (file: string): boolean =>
  !/(export (async )?function home|^def home)/m.test(readFileSync(file, 'utf8'));

/** The samples' second service runs in the same process, so its spans are filed under its tracer's name. */
const SECOND_SERVICE = 'activities-service';

function stored(span: Span, nth: number): StoredSpan {
  const { attributes } = span.resource;
  const isSecond = span.scope.name === SECOND_SERVICE;
  const name = { 'service.name': { type: 'string', value: SECOND_SERVICE } } as const;
  const resource = isSecond ? { ...span.resource, attributes: { ...attributes, ...name } } : span.resource;
  return {
    ...span,
    resource,
    seq: nth + 1,
    workspace: 'local',
    environment: 'test',
    service: serviceOf(resource),
    receivedAt: 0,
  };
}

/** A sample that shows a mistake may end by it. */
const isMistake = (args: string[]): boolean => args.length === 1 && !args[0]?.includes('-fixed.');

/** Runs samples against a real door, and hands out what arrived there. */
export class SampleRunner {
  #provider: NodeTracerProvider | undefined;

  /** What a sample that asks for it is given: a request that carries a secret, made up anew each time. */
  readonly canary = `canary-${randomUUID()}`;
  readonly request = { headers: { 'user-agent': 'curl', authorization: `Bearer ${this.canary}` } };

  private constructor(private readonly door: ReceivingDoor) {}

  static async open(): Promise<SampleRunner> {
    return new SampleRunner(await openReceivingDoor());
  }

  async close(): Promise<void> {
    await this.#provider?.shutdown();
    trace.disable();
    await this.door.close();
  }

  get environment(): Record<string, string> {
    const { PATH = '' } = process.env;
    const { authorization } = this.request.headers;
    return {
      PATH,
      SAMPLE_AUTHORIZATION: authorization,
      PYTHONDONTWRITEBYTECODE: '1',
      OTEL_SERVICE_NAME: 'backend',
      OTEL_EXPORTER_OTLP_ENDPOINT: this.door.url,
    };
  }

  /** What arrived since the last time. */
  take(): StoredSpan[] {
    return this.door.spans.splice(0).map(stored);
  }

  /** A sample in JavaScript: its `home` inside the span of a request, or as a process of its own. */
  async node(file: string): Promise<StoredSpan[]> {
    if (setsUpTracing(file)) return this.process(process.execPath, [file]);
    this.#provider ??= this.#register();
    const { home } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      home: (request: unknown) => Promise<unknown>;
    };
    const framework = trace.getTracer('framework', '1.0.0');
    await framework.startActiveSpan('GET /api/activities/home', { kind: SpanKind.SERVER }, async (span) => {
      await home(this.request);
      // What a sample forgot to wait for still happens while the request is answered.
      await new Promise((resolve) => setTimeout(resolve, 30));
      span.end();
    });
    await this.#provider.forceFlush();
    return this.take();
  }

  /** A sample that does everything by itself. */
  async process(command: string, args: string[]): Promise<StoredSpan[]> {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...this.environment, NODE_ENV: process.env.NODE_ENV },
    });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => (complaints += String(chunk)));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0 && !isMistake(args)) throw new Error(`${args.join(' ')} ended with ${String(code)}.\n${complaints}`);
    return this.take();
  }

  /** Samples in Python, all in one process: each one's traces begin with its number. */
  python(python: string, files: string[]): Promise<StoredSpan[]> {
    return this.process(python, [join(root, 'tests/support/run_samples.py'), ...files]);
  }

  #register(): NodeTracerProvider {
    const exporter = new OTLPTraceExporter({ url: `${this.door.url}/v1/traces` });
    const provider = new NodeTracerProvider({
      resource: defaultResource().merge(resourceFromAttributes({ 'service.name': 'backend' })),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    provider.register();
    return provider;
  }
}
