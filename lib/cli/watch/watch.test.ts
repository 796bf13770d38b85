import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { check, reportOn } from '../../../tests/support/judge.ts';
import type { Report } from '../../checker/report.ts';
import { encodeEvent } from '../../feed/sse.ts';
import type { SignalJson } from '../../telemetry/signal-json.ts';
import { run } from '../command-line.ts';
import { messagesOf } from './feed-reader.ts';
import { lineOf } from './line-output.ts';
import { furthestOf, screenOf } from './screen.ts';
import { frameOf } from './terminal.ts';
import { after, beginning, type WatchEvent, type WatchState } from './watch-state.ts';

const steps = ['one', 'two', 'three'].map((id) => ({ id, lesson: 'honeycomb', title: `The step ${id}` }));
const report = (step: string, outline = 'GET [server]'): Report => ({
  ...reportOn([check({ id: 'handler', title: 'The handler has a span', match: { name: 'http-handler' } })], outline),
  step,
});
const own = { name: 'Ada', reruns: true };
const news = (step: string, outline?: string): WatchEvent => ({
  type: 'feed',
  event: { type: 'report', runId: 'r', report: report(step, outline), traceIds: [] },
});

const through = (events: WatchEvent[], state: WatchState = beginning(own, steps, undefined)): WatchState =>
  events.reduce(after, state);
const size = { columns: 60, rows: 20, colours: false };
const shown = (state: WatchState, at = size): string => screenOf(state, at).join('\n');

describe('what is watched', () => {
  it('goes along to where the student works, until a key leads elsewhere', () => {
    const state = through([news('two')]);
    expect(state.at).toBe(1);
    expect(through([{ type: 'go', by: 1 }, news('two')], state).at).toBe(2);
    expect(through([{ type: 'go', by: 1 }, { type: 'follow' }, news('one')], state).at).toBe(0);
  });

  it('stays with a step that was named', () => {
    expect(through([news('three')], beginning(own, steps, 'two')).at).toBe(1);
  });

  it('goes round at either end', () => {
    expect(through([{ type: 'go', by: -1 }]).at).toBe(2);
  });
});

/** As much of a signal as counting it takes. */
const signal = (kind: SignalJson['signal']): SignalJson => ({ signal: kind }) as SignalJson;

const signals = (...kinds: SignalJson['signal'][]): WatchEvent => ({
  type: 'feed',
  event: { type: 'signals', signals: kinds.map(signal) },
});

describe('the screen', () => {
  it('counts what came beside spans, each kind of which something came', () => {
    const state = through([signals('segment', 'error'), signals('segment')]);
    expect(shown(state, { ...size, columns: 90 })).toContain('0 spans · 2 segments · 1 errors · 0 of 3');
  });

  it('shows the step, its verdict and each check, and the fix on demand', () => {
    const state = through([{ type: 'feed', event: { type: 'hello' } }, news('two')]);
    expect(shown(state)).toContain('Spanwalk · Ada live · 0 spans · 0 of 3 steps done');
    expect(shown(state)).toContain('2/3 The step two  honeycomb / two');
    expect(shown(state)).toContain('✗ The handler has a span');
    expect(shown(state)).not.toContain('→');
    expect(shown(through([{ type: 'toggle', what: 'hints' }], state), { ...size, rows: 40 })).toContain('→');
    expect(shown(through([{ type: 'toggle', what: 'outline' }], state), { ...size, rows: 40 })).toContain(
      'What arrived',
    );
    expect(shown(through([{ type: 'toggle', what: 'keys' }], state))).toContain('q  quit');
  });

  it('shows what was noticed besides, on the screen and in lines', () => {
    const remark = { code: 'time.skew', level: 'warning', message: 'Two clocks differ.', fix: 'Set them.' } as const;
    const noticed = { ...report('two'), remarks: [remark] };
    const event: WatchEvent = { type: 'feed', event: { type: 'report', runId: 'r', report: noticed, traceIds: [] } };
    const state = through([event, { type: 'toggle', what: 'hints' }]);
    const text = shown(state, { ...size, rows: 40 });
    expect(text).toContain('  Noticed besides\n      Two clocks differ. (time.skew)\n        → Set them.');
    expect(lineOf(event, state)).toContain('· noticed: Two clocks differ. (time.skew)');
  });

  it('is never larger than the terminal, and counts what does not fit', () => {
    const long = Array.from({ length: 50 }, (_, nth) => `span number ${nth} ${'x'.repeat(100)}`).join('\n');
    const state = through([news('one', long), { type: 'toggle', what: 'outline' }]);
    const lines = screenOf(state, size);
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines.join('\n')).toMatch(/… \d+ more lines/);
  });

  it('scrolls through what does not fit, and no further than its end', () => {
    const long = Array.from({ length: 50 }, (_, nth) => `span number ${nth}.`).join('\n');
    const state = through([news('one', long), { type: 'toggle', what: 'outline' }]);
    expect(shown(state)).not.toContain('span number 49.');
    const furthest = furthestOf(state, size);
    const down = through(
      Array.from({ length: 200 }, () => ({ type: 'scroll', by: 1, furthest })),
      state,
    );
    expect(down.top).toBe(furthest);
    expect(shown(down)).toContain('span number 49.');
    expect(shown(down)).toMatch(/… \d+ more lines above/);
    expect(shown(down)).not.toMatch(/more lines\n/);
    expect(
      shown(
        through(
          [
            { type: 'go', by: 1 },
            { type: 'go', by: -1 },
          ],
          down,
        ),
      ),
    ).not.toContain('above');
  });

  it('says that another’s step is not run by its key, but read again', () => {
    const theirs = beginning({ name: 'ada', reruns: false }, steps, 'one');
    expect(shown(theirs, { ...size, columns: 100 })).toContain('r read again');
    expect(shown(through([{ type: 'toggle', what: 'keys' }], theirs), { ...size, columns: 100 })).toContain(
      'r  read the verdict again; only the student can run the step',
    );
    expect(shown(through([]), { ...size, columns: 100 })).toContain('r run again');
  });

  it('obeys nothing that telemetry holds, and cuts no escape in half', () => {
    const state = through([news('one', '"GET \u001b[2J\u202e"'), { type: 'toggle', what: 'outline' }]);
    const coloured = screenOf(state, { ...size, columns: 24, colours: true }).join('');
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).not.toContain('\u001b'); // oxlint-disable-line no-control-regex
  });

  it('is drawn over the old one in one go', () => {
    expect(frameOf(['a', 'b'])).toBe('\u001b[?2026h\u001b[Ha\u001b[K\r\nb\u001b[K\u001b[J\u001b[?2026l');
  });
});

it('reads the feed however it is cut', async () => {
  const bytes = Buffer.concat([
    Buffer.from(': still here\n\n'),
    encodeEvent({ type: 'hello' }, 7),
    encodeEvent({ type: 'gap', missed: 3 }),
  ]);
  const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
  const read = [];
  for await (const message of messagesOf(pieces)) read.push(message);
  expect(read).toEqual([
    { id: '7', event: { type: 'hello' } },
    { id: null, event: { type: 'gap', missed: 3 } },
  ]);
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

const feedTo = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(encodeEvent({ type: 'hello' }, 1));
  response.write(encodeEvent({ type: 'report', runId: 'r', report: report('creating-a-span'), traceIds: [] }));
};

const unknownWorkspace = {
  code: 'roster/unknown-workspace',
  message: 'Nobody on the roster has this workspace.',
  hint: 'spanwalk roster list names the workspaces.',
};

/** A classroom as the command line meets it: its addresses over real HTTP, one event a moment after the feed opens. */
async function classroom(): Promise<string> {
  const expectation = JSON.parse(
    readFileSync('content/lessons/02-honeycomb/09-creating-a-span/expectation.json', 'utf8'),
  ) as object;
  const step = {
    id: 'creating-a-span',
    lesson: 'honeycomb',
    title: 'Create a span',
    kind: 'emit',
    variants: ['before', 'after'],
    expectation,
  };
  const server = createServer((request, response) => {
    const [path = '', query] = (request.url ?? '').split('?');
    if (query === 'workspace=nobody') {
      response.statusCode = 404;
      return response.end(JSON.stringify({ problems: [unknownWorkspace] }));
    }
    if (path === '/classroom/feed') return feedTo(response);
    response.end(JSON.stringify(path === '/classroom/steps' ? { steps: [step] } : {}));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('spanwalk watch', () => {
  it('writes a line for each thing that happens where the output is no terminal, and ends by signal', async () => {
    let out = '';
    const url = await classroom();
    const status = await run(['watch', '--url', url], {
      out: (text) => {
        out += text;
        if (out.includes('creating-a-span')) process.emit('SIGINT');
      },
      err: () => {},
      isTerminal: false,
      colours: false,
      readFile: () => '',
      writeFile: () => {},
    });
    expect(status).toBe(0);
    expect(out).toMatch(/^Watching\.\ncreating-a-span · after: failed, 0 of 100 · .* \(span\./);
  });

  it('ends with the classroom’s own words where it may not read a workspace', async () => {
    const said = { out: '', err: '' };
    const status = await run(['watch', '--url', await classroom(), '--workspace', 'nobody'], {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      isTerminal: false,
      colours: false,
      readFile: () => '',
      writeFile: () => {},
    });
    expect(status).toBe(2);
    expect(said.err).toBe('Nobody on the roster has this workspace.\n  spanwalk roster list names the workspaces.\n');
  });

  const bundle = fileURLToPath(new URL('../../../dist/cli.mjs', import.meta.url));
  const hasScript = process.platform === 'linux' && existsSync('/usr/bin/script') && existsSync(bundle);

  it.skipIf(!hasScript)('takes a terminal over, obeys its keys, and gives it back', async () => {
    const url = await classroom();
    const command = `stty rows 24 cols 80; ${process.execPath} ${bundle} watch --url ${url}; stty -a`;
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      env: { ...process.env, TERM: 'xterm', NO_COLOR: '1' },
    });
    let out = '';
    const until = async (text: string): Promise<void> => {
      while (!out.includes(text)) await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
    };
    child.stdout.on('data', (chunk: Buffer) => (out += String(chunk)));
    await until('The handler has a span');
    child.stdin.write('?');
    await until('outline of what arrived');
    child.stdin.write('q');
    await until('icanon');
    child.stdin.end();
    expect(out).toContain('\u001b[?1049h');
    expect(out.slice(out.lastIndexOf('\u001b[?25h'))).toContain('\u001b[?1049l');
    expect(out).toMatch(/[^-]icanon/);
  });
});
