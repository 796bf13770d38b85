import { execFile } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../lib/checker/evaluate.ts';
import { expectationSchema } from '../../../lib/checker/expectation.ts';
import { readDocument } from '../../../lib/receivers/xray/document/read-document.ts';
import type { Problem } from '../../../lib/telemetry/problem.ts';
import type { Segment } from '../../../lib/telemetry/segment.ts';
import type { StoredSpan } from '../../../lib/telemetry/span.ts';
import { setsUpTracing } from '../../support/finding-samples.ts';
import { arrival } from '../../support/observed.ts';
import { trace } from '../../support/trace.ts';
import { isMissing, runVendor } from './python-vendors.ts';

const root = process.cwd();
const folder = join(root, 'content/findings');
const sample = (code: string, file: string): string => join(folder, code, file);

/** The findings about segments whose samples can be run. */
const codes = readdirSync(folder).filter((code) => existsSync(sample(code, 'segment-checks.json')));

interface Received {
  segment: Segment;
  /** What the receiver left out of it. */
  said: Problem[];
}

function received(document: string): Received {
  const read = readDocument(document);
  if (read.kind === 'refused') throw new Error(read.fault.found);
  return read;
}

/** Sent by the test itself, behind everything that was sent before. */
const LAST = 'last';

/** What comes to one port of a daemon. */
class Daemon {
  private readonly documents: string[] = [];

  private constructor(private readonly socket: Socket) {
    socket.on('message', (datagram) => {
      const text = String(datagram);
      if (text === LAST) socket.close();
      else this.documents.push(text.split('\n').slice(1).join('\n'));
    });
  }

  static async open(): Promise<Daemon> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new Daemon(socket);
  }

  get port(): number {
    return this.socket.address().port;
  }

  /** Everything that was sent until now, as the receiver reads it. */
  async end(): Promise<Received[]> {
    const closed = once(this.socket, 'close');
    this.socket.send(LAST, this.port, '127.0.0.1');
    await closed;
    return this.documents.map(received);
  }
}

/** The checks of a sample; where it is asked several times, how often. */
function checksOf(code: string): { checks: unknown; requests?: number } {
  const written = JSON.parse(readFileSync(sample(code, 'segment-checks.json'), 'utf8')) as
    unknown[] | { checks: unknown; requests: number };
  return Array.isArray(written) ? { checks: written } : written;
}

/** The request was handled, and OpenTelemetry saw it; but of a sample that does everything by itself nobody knows. */
function spansOf(file: string, number: string): StoredSpan[] {
  if (setsUpTracing(file)) return [];
  const spans = trace('GET /api/activities/home [server]');
  for (const span of spans) span.traceId = number + 'a'.repeat(24);
  return spans;
}

/** The verdict on what one sample sent, in short: `passed`, or the codes of what was found. */
function verdictOn(code: string, spans: StoredSpan[], sent: Received[]): string {
  const { checks: wanted, requests } = checksOf(code);
  const expectation = expectationSchema.parse({
    schema: 'spanwalk/expectation/v1',
    step: 'sample',
    title: code,
    stimulus: [{ kind: 'manual', id: 'run', prompt: 'Run the sample.' }],
    checks: wanted,
  });
  const { status, checks } = evaluate(expectation, {
    lesson: '',
    variant: 'own',
    spans,
    segments: sent.map(({ segment }) => segment),
    arrivals: sent.flatMap(({ said }) => said).map((problem) => arrival({ signal: 'segments', problem })),
    ...(requests !== undefined && { stimuli: requests }),
    traceIds: [],
    syntheticRoots: [],
    closedBy: 'quiet',
  });
  const found = checks.flatMap(({ findings }) => findings.map((finding) => finding.code));
  return [...new Set(found)].join(' ') || status;
}

let second: Server;
beforeAll(async () => {
  second = createServer((_request, response) => response.end('[]')).listen(0, '127.0.0.1');
  await once(second, 'listening');
});
afterAll(() => second.close());

/** What the samples find around them: the second service's address, and an SDK that writes nothing. */
const variables = (): Record<string, string> => ({
  AWS_XRAY_LOG_LEVEL: 'silent',
  ACTIVITIES_URL: `http://127.0.0.1:${(second.address() as AddressInfo).port}/activities`,
});

/**
 * The verdict on each file. Each sends to a port of its own; and the nth file's traces begin with its number, since the
 * middleware may end a segment when the next file runs.
 */
async function verdictsOn(files: string[], run: (args: string[]) => Promise<unknown>): Promise<Map<string, string>> {
  const daemons = await Promise.all(files.map(() => Daemon.open()));
  await run(files.map((file, at) => `${daemons[at]?.port}:${file}`));
  const byPort = await Promise.all(daemons.map((daemon) => daemon.end()));
  const numbers = files.map((_, at) => (at + 1).toString(16).padStart(8, '0'));
  const numberOf = ({ traceId }: Segment): string | undefined => numbers.find((number) => traceId.startsWith(number));
  const all = byPort.flatMap((sent, at) =>
    sent.map((one) => ({ ...one, number: numberOf(one.segment) ?? numbers[at] ?? '' })),
  );
  const verdicts = files.map((file, at): [string, string] => {
    const number = numbers[at] ?? '';
    const own = all.filter((one) => one.number === number);
    return [file, verdictOn(basename(dirname(file)), spansOf(file, number), own)];
  });
  return new Map(verdicts);
}

const pairs = (name: string, ending: string): string[] =>
  codes.flatMap((code) => [sample(code, `${name}.${ending}`), sample(code, `${name}-fixed.${ending}`)]);

describe('the Node sample of each finding about segments', () => {
  let verdicts: Map<string, string>;
  beforeAll(async () => {
    const program = join(root, 'tests/support/run-segment-samples.mjs');
    const env = { ...process.env, ...variables() };
    verdicts = await verdictsOn(pairs('node', 'mjs'), (args) =>
      promisify(execFile)(process.execPath, [program, ...args], { env }),
    );
  });

  it.each(codes)('%s: the mistake yields the code, and the mended file passes', (code) => {
    const verdict = (file: string): string | undefined => verdicts.get(sample(code, file));
    expect([verdict('node.mjs'), verdict('node-fixed.mjs')]).toEqual([code, 'passed']);
  });
});

const skipped = isMissing('the Python samples of the findings about segments are not run');

describe.skipIf(skipped)('the Python sample of each finding about segments', () => {
  let verdicts: Map<string, string>;
  beforeAll(async () => {
    const program = join(root, 'tests/support/run_segment_samples.py');
    verdicts = await verdictsOn(pairs('python', 'py'), async (args) => {
      const { code, err } = await runVendor('python', [program, ...args], variables());
      if (code !== 0) throw new Error(err);
    });
  }, 120_000);

  it.each(codes)('%s: the mistake yields the code, and the mended file passes', (code) => {
    const verdict = (file: string): string | undefined => verdicts.get(sample(code, file));
    expect([verdict('python.py'), verdict('python-fixed.py')]).toEqual([code, 'passed']);
  });
});
