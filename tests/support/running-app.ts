import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** Tests and benchmarks are run from the project's folder; a bundle of them does not know where it came from. */
const root = process.cwd();

export interface RunningApp {
  url: string;
  pid: number;
  /** Where OTLP/HTTP is taken, by the ledger's own word. */
  otlp: string;
  dataDir: string;
  /** Everything it wrote to the console so far. */
  console: () => string;
  /** Closes the ends of the pipes that it writes to, as a terminal that goes away. */
  hangUp: () => void;
  get: <T>(path: string, headers?: Record<string, string>) => Promise<T>;
  post: <T>(path: string, body: unknown) => Promise<T>;
  /** Ends it, by SIGTERM unless said otherwise, and waits until it is gone. */
  end: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same data folder, on a port of its own. */
  again: () => Promise<RunningApp>;
  /** Ends it and removes its data. */
  close: () => Promise<void>;
}

type Environment = Record<string, string>;

async function untilItAnswers(url: string, child: ChildProcess, words: () => string): Promise<void> {
  const giveUp = Date.now() + 60_000;
  while (Date.now() < giveUp && child.exitCode === null) {
    const answer = await fetch(`${url}/classroom/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The app did not start.\n${words()}`);
}

function launch(port: number, dataDir: string, env: Environment): ChildProcess {
  if (!existsSync(join(root, '.next/BUILD_ID')))
    throw new Error('There is no build: run `npm test`, or `npx next build`.');
  const next = join(root, 'node_modules/next/dist/bin/next');
  // What the developer's own shell holds for a service of theirs must not change a test.
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(OTEL|HONEYCOMB|AWS|ROLLBAR|SPANWALK|NODE_OPTIONS)/.test(name),
  );
  return spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(clean),
      NODE_ENV: 'production',
      PORT: String(port),
      SPANWALK_DATA_DIR: dataDir,
      SPANWALK_OTLP_HTTP_PORT: '0',
      SPANWALK_OTLP_GRPC_PORT: '0',
      SPANWALK_XRAY_PORT: '0',
      ...env,
    },
  });
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} from ${response.url}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** With a roster everything but a health check needs a key; the instructor's token lies in the data folder. */
export function asInstructor(dataDir: string): Record<string, string> {
  const file = join(dataDir, 'instructor-token');
  return existsSync(file) ? { authorization: `Bearer ${readFileSync(file, 'utf8').trim()}` } : {};
}

/** Starts the built app with an empty data folder of its own, as `npm start` would. */
export async function startApp(env: Environment = {}, dataDir?: string): Promise<RunningApp> {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'spanwalk-test-'));
  const port = await freePort();
  const child = launch(port, folder, env);
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += String(chunk)));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await untilItAnswers(url, child, () => words);

  const get = async <T>(path: string, headers: Record<string, string> = {}): Promise<T> =>
    json<T>(await fetch(url + path, { headers }));
  const { doors } = await get<{ doors: { url: string | null }[] }>('/classroom/ledger', asInstructor(folder));
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return {
    url,
    pid: child.pid ?? 0,
    otlp: doors.find((door) => door.url !== null)?.url ?? url,
    dataDir: folder,
    console: () => words,
    hangUp: () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
    get,
    post: async (path, body) =>
      json(
        await fetch(url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    end,
    again: () => startApp(env, folder),
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
