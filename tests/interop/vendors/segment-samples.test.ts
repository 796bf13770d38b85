import { execFile } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/checker/evaluate.ts';
import { expectationSchema } from '../../../lib/checker/expectation.ts';
import { readDocument } from '../../../lib/receivers/xray/document/read-document.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import { trace } from '../../support/trace.ts';
import { isMissing, runVendor } from './python-vendors.ts';

const root = process.cwd();
const folder = join(root, 'content/findings');
const sample = (code: string, file: string): string => join(folder, code, file);

/** The findings about segments whose samples can be run. */
const codes = readdirSync(folder).filter((code) => existsSync(sample(code, 'segment-checks.json')));

/** What a program sends to the daemon's port. */
class Daemon {
  private readonly documents: string[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('message', (datagram) => this.documents.push(String(datagram).split('\n').slice(1).join('\n')));
  }

  static async open(): Promise<Daemon> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new Daemon(socket);
  }

  get variables(): Record<string, string> {
    return { AWS_XRAY_DAEMON_ADDRESS: `127.0.0.1:${this.socket.address().port}`, AWS_XRAY_LOG_LEVEL: 'silent' };
  }

  /** Everything that came, as the receiver reads it. */
  take(): Segment[] {
    return this.documents.splice(0).map((document) => {
      const read = readDocument(document);
      if (read.kind === 'refused') throw new Error(read.fault.found);
      return read.segment;
    });
  }

  close(): void {
    this.socket.close();
  }
}

/** The verdict on the segments of one sample, in short: `passed`, or the codes of what was found. */
function verdictOn(code: string, segments: readonly Segment[]): string {
  const expectation = expectationSchema.parse({
    schema: 'spanwalk/expectation/v1',
    step: 'sample',
    title: code,
    stimulus: [{ kind: 'manual', id: 'run', prompt: 'Run the sample.' }],
    checks: JSON.parse(readFileSync(sample(code, 'segment-checks.json'), 'utf8')) as unknown,
  });
  const { status, checks } = evaluate(expectation, {
    lesson: '',
    variant: 'own',
    // The request was handled, and OpenTelemetry saw it.
    spans: trace('GET /api/activities/home [server]'),
    segments,
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
  });
  const found = checks.flatMap(({ findings }) => findings.map((finding) => finding.code));
  return [...new Set(found)].join(' ') || status;
}

let daemon: Daemon;
beforeAll(async () => {
  daemon = await Daemon.open();
});
afterAll(() => daemon.close());

/** A segment that a sample begins by itself has a trace of its own. */
const beginsItsOwn = (file: string): boolean => readFileSync(file, 'utf8').includes('begin_segment(');

/** The segments of each file, by its name; the nth file's traces begin with its number. */
async function sentBy(files: string[], run: (files: string[]) => Promise<unknown>): Promise<Map<string, Segment[]>> {
  await run(files);
  const numbers = files.map((_, at) => (at + 1).toString(16).padStart(8, '0'));
  const all = daemon.take();
  const strays = all.filter(({ traceId }) => !numbers.some((number) => traceId.startsWith(number)));
  const sent = files.map((file, at): [string, Segment[]] => {
    const own = all.filter(({ traceId }) => traceId.startsWith(numbers[at] ?? ''));
    return [file, beginsItsOwn(file) ? [...own, ...strays] : own];
  });
  return new Map(sent);
}

const pairs = (name: string, ending: string): string[] =>
  codes.flatMap((code) => [sample(code, `${name}.${ending}`), sample(code, `${name}-fixed.${ending}`)]);

describe('the Node sample of each finding about segments', () => {
  let sent: Map<string, Segment[]>;
  beforeAll(async () => {
    const program = join(root, 'tests/support/run-segment-samples.mjs');
    const env = { ...process.env, ...daemon.variables };
    sent = await sentBy(pairs('node', 'mjs'), (files) =>
      promisify(execFile)(process.execPath, [program, ...files], { env }),
    );
  });

  it.each(codes)('%s: the mistake yields the code, and the mended file passes', (code) => {
    const verdict = (file: string): string => verdictOn(code, sent.get(sample(code, file)) ?? []);
    expect([verdict('node.mjs'), verdict('node-fixed.mjs')]).toEqual([code, 'passed']);
  });
});

const skipped = isMissing('the Python samples of the findings about segments are not run');

describe.skipIf(skipped)('the Python sample of each finding about segments', () => {
  let sent: Map<string, Segment[]>;
  beforeAll(async () => {
    const program = join(root, 'tests/support/run_segment_samples.py');
    sent = await sentBy(pairs('python', 'py'), async (files) => {
      const { code, err } = await runVendor('python', [program, ...files], daemon.variables);
      if (code !== 0) throw new Error(err);
    });
  }, 120_000);

  it.each(codes)('%s: the mistake yields the code, and the mended file passes', (code) => {
    const verdict = (file: string): string => verdictOn(code, sent.get(sample(code, file)) ?? []);
    expect([verdict('python.py'), verdict('python-fixed.py')]).toEqual([code, 'passed']);
  });
});
