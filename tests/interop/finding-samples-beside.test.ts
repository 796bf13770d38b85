import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../lib/checker/evaluate.ts';
import { expectationSchema } from '../../lib/checker/expectation.ts';
import { startEngine, type Engine } from '../../lib/engine/start-engine.ts';
import { openHttpDoor, type HttpDoor } from '../../lib/receivers/doors/http-door.ts';
import type { KeyRecord } from '../../lib/receivers/keys/key-record.ts';
import { completed } from '../../lib/receivers/keys/mint-keys.ts';
import { sampleFile } from '../support/finding-samples.ts';
import { allRequirements } from '../support/flask-stage.ts';
import { pythonWith } from '../support/python.ts';
import { trace } from '../support/trace.ts';

const root = process.cwd();
const MOST_BYTES = 64 * 1024 * 1024;

/** The findings about log lines and reported errors whose samples can be run. */
const codes = readdirSync(join(root, 'content/findings')).filter((code) =>
  existsSync(sampleFile(code, 'beside-checks.json')),
);

const python = pythonWith(allRequirements());
if ('missing' in python)
  process.stderr.write(`\nSkipped: the Python samples about lines and errors, because ${python.missing}.\n\n`);

/** A sample with a workspace of its own, so that what it sends is known by the keys that it sends with. */
interface Sample {
  code: string;
  file: string;
  traceId: string;
  keys: KeyRecord;
}

/** The real door, the real engine and its store. */
class Room {
  private constructor(
    private readonly engine: Engine,
    private readonly door: HttpDoor,
    private readonly dataDir: string,
  ) {}

  static async open(): Promise<Room> {
    const dataDir = mkdtempSync(join(tmpdir(), 'spanwalk-samples-'));
    const limits = { maxBodyBytes: MOST_BYTES, maxSpans: 10_000, maxSignals: 100_000 };
    const engine = await startEngine('dist/engine-worker.mjs', { dataDir, keyRequired: true, ...limits });
    const opened = await openHttpDoor({
      host: 'localhost',
      port: 0,
      door: 'otlp-http',
      maxBodyBytes: MOST_BYTES,
      carry: (delivery) => engine.deliver(delivery),
    });
    if (opened.kind === 'failed') throw new Error(opened.problem.message);
    return new Room(engine, opened.door, dataDir);
  }

  async close(): Promise<void> {
    await this.door.close();
    await this.engine.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** The mistake of each finding and its mended self. */
  async samples(language: 'node' | 'python'): Promise<Sample[]> {
    const ending = language === 'node' ? 'mjs' : 'py';
    const files = codes.flatMap((code) => [`${language}.${ending}`, `${language}-fixed.${ending}`].map((name) => ({ code, file: sampleFile(code, name) }))); // prettier-ignore
    return Promise.all(
      files.map(async (sample, nth) => {
        const traceId = (nth + 1).toString(16).padStart(8, '0') + 'a'.repeat(24);
        const workspace = `${language}-${nth}`;
        const environment = { name: 'dev', slug: 'dev' };
        const keys = completed({ key: workspace, workspace, environment, createdAt: 0 });
        await this.engine.put('', 'ingest-keys', keys.key, keys);
        return Object.assign(sample, { traceId, keys });
      }),
    );
  }

  /** All samples of a language in one process. */
  async run(command: string, program: string, samples: readonly Sample[], item: string): Promise<void> {
    const given = samples.map((sample) => ({
      file: sample.file,
      traceId: sample.traceId,
      times: sample.code.startsWith('log.') ? 3 : 1,
      variables: this.#variables(sample, item),
    }));
    const { PATH = '', NODE_ENV } = process.env;
    const env = { PATH, NODE_ENV, PYTHONDONTWRITEBYTECODE: '1', AWS_EC2_METADATA_DISABLED: 'true' };
    const child = spawn(command, [program, JSON.stringify(given)], { stdio: ['ignore', 'ignore', 'pipe'], env });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => (complaints += String(chunk)));
    const ended = await new Promise((resolve) => child.once('exit', resolve));
    if (ended !== 0) throw new Error(complaints);
  }

  #variables({ keys: { aws, errorTokens } }: Sample, item: string): Record<string, string> {
    const url = `http://localhost:${this.door.port}`;
    return {
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: `${url}/aws/logs`,
      AWS_REGION: 'ca-central-1',
      AWS_DEFAULT_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
      ROLLBAR_ENDPOINT: `${url}/rollbar/api/1/${item}`,
      ROLLBAR_ACCESS_TOKEN: errorTokens.server,
    };
  }

  /** The verdict on what a sample sent, in short: `passed`, or the codes of what was found. */
  async verdictOn({ code, traceId, keys: { workspace } }: Sample): Promise<string> {
    const expectation = expectationSchema.parse({
      schema: 'spanwalk/expectation/v1',
      step: 'sample',
      title: code,
      stimulus: [{ kind: 'manual', id: 'run', prompt: 'Run the sample.' }],
      checks: JSON.parse(readFileSync(sampleFile(code, 'beside-checks.json'), 'utf8')) as unknown,
    });
    const signals = await this.engine.signals(workspace, { order: 'stored', limit: 1000 });
    const spans = trace('GET /api/activities/home [server]');
    for (const span of spans) span.traceId = traceId;
    const {
      status,
      checks,
      remarks = [],
    } = evaluate(expectation, {
      lesson: '',
      variant: 'own',
      spans,
      logs: signals.flatMap((stored) => (stored.signal === 'log' ? [stored.log] : [])),
      errors: signals.flatMap((stored) => (stored.signal === 'error' ? [stored.error] : [])),
      arrivals: await this.engine.arrivals(workspace, { limit: 1000 }),
      traceIds: [],
      syntheticRoots: [],
      closedBy: 'quiet',
    });
    const found = checks.flatMap(({ findings }) => findings.map((finding) => finding.code));
    // What is merely noticed counts where no check fails by it. Beside it watchtower is noticed, which makes its stream
    // only once a batch was refused for want of it.
    const told = found.length > 0 ? found : remarks.map((remark) => remark.code).filter((each) => each === code);
    return [...new Set(told)].join(' ') || status;
  }
}

let room: Room;
beforeAll(async () => {
  room = await Room.open();
});
afterAll(() => room.close());

const languages = [
  { name: 'Node', language: 'node', command: process.execPath, program: 'run-beside-samples.mjs', item: 'item/' },
  { name: 'Python', language: 'python', command: 'python' in python ? python.python : '', program: 'run_beside_samples.py', item: '' },
] as const; // prettier-ignore

describe.each(languages.filter(({ command }) => command !== ''))(
  'the $name sample of each finding about lines and errors',
  ({ language, command, program, item }) => {
    const verdicts = new Map<string, string[]>();

    beforeAll(async () => {
      const samples = await room.samples(language);
      await room.run(command, join(root, 'tests/support', program), samples, item);
      for (const sample of samples)
        verdicts.set(sample.code, [...(verdicts.get(sample.code) ?? []), await room.verdictOn(sample)]);
    }, 120_000);

    it.each(codes)('%s: the mistake yields the code, and the mended file passes', (code) => {
      expect(verdicts.get(code)).toEqual([code, 'passed']);
    });
  },
);
