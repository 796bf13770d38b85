import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A student's own service while it runs. */
export interface OwnService {
  url: string;
  close: () => Promise<void>;
}

interface OwnServiceOptions {
  /** Where its SDK sends, as `OTEL_EXPORTER_OTLP_ENDPOINT` has it. */
  endpoint: string;
  name?: string;
  /** The span that it makes around its work. */
  spanName?: string;
  /** Whether it takes up the caller's trace context. */
  propagates?: boolean;
}

const file = (name: string): string => fileURLToPath(new URL(`own-service/${name}`, import.meta.url));

const withoutOurs = Object.entries(process.env).filter(
  ([name]) => !/^(OTEL|HONEYCOMB|SPANWALK|NODE_OPTIONS)/.test(name),
);

/** Starts a real little service with a real SDK, which sends in batches every five seconds, as one with nothing set. */
export async function startOwnService(options: OwnServiceOptions): Promise<OwnService> {
  const { endpoint, name = 'my-shop', spanName = 'http-handler', propagates = true } = options;
  const child = spawn(process.execPath, ['--import', file('tracing.mjs'), file('app.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...Object.fromEntries(withoutOurs),
      NODE_ENV: 'production',
      OTEL_SERVICE_NAME: name,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      SPAN_NAME: spanName,
      PROPAGATION: propagates ? 'w3c' : 'none',
    },
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const [, number] = /listening on (\d+)/.exec(String(chunk)) ?? [];
      if (number !== undefined) resolve(number);
    });
    void gone.then(() => reject(new Error('The service did not start.')));
  });
  const close = async (): Promise<void> => {
    child.kill();
    await gone;
  };
  return { url: `http://localhost:${port}/api/activities/home`, close };
}
