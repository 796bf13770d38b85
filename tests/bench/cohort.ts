import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../lib/cli/command-line.ts';

const STUDENTS = 1000;
/** A student's clicks: each a trace of four spans, and now and then what a poll or a page makes beside it. */
const TRACES = 60;

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0');

interface Place {
  student: number;
  trace: number;
}

function span({ student, trace }: Place, nth: number, fields: Record<string, unknown>): Record<string, unknown> {
  const start = 1_700_000_000_000_000_000n + BigInt(trace) * 1_000_000_000n + BigInt(nth) * 1_000_000n;
  return {
    traceId: hex(student * 1000 + trace + 1, 32),
    spanId: hex((student * 1000 + trace) * 10 + nth + 1, 16),
    ...(nth === 0 ? {} : { parentSpanId: hex((student * 1000 + trace) * 10 + nth, 16) }),
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 50_000_000n),
    flags: 0x101,
    ...fields,
  };
}

const text = (key: string, value: string): unknown => ({ key, value: { stringValue: value } });

/** Every fourth student has a mistake: of the name, of an attribute, or no span at all. */
const handlerNames = ['http-handler', 'http-handler', 'http_handler', 'handler'];

function documentOf(student: number): string {
  const name = handlerNames[student % handlerNames.length] ?? '';
  const spans = Array.from({ length: TRACES }, (_, trace) => {
    const place = { student, trace };
    return [
      span(place, 0, { name: 'GET /api/activities/home', kind: 2, attributes: [text('http.route', '/api/activities/home')] }),
      span(place, 1, { name, kind: 1, attributes: [text('app.now', '2026-11-22T09:30:00Z'), { key: 'app.result_length', value: { intValue: '3' } }] }),
      span(place, 2, { name: 'GET', kind: 3, attributes: [text('server.address', '127.0.0.1'), text('url.full', 'http://127.0.0.1/x')] }),
    ];
  }).flat();
  const resource = { attributes: [text('service.name', 'backend-flask'), text('telemetry.sdk.language', 'python')] };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'home.activities' }, spans }] }] });
} // prettier-ignore

async function timed(folder: string, ...more: string[]): Promise<{ seconds: number; said: string }> {
  const said: string[] = [];
  const began = performance.now();
  await run(['cohort', join(folder, 'subs'), '--lesson', 'honeycomb', '--results', join(folder, 'results'), ...more], {
    out: (line) => said.push(line),
    err: () => {},
    isTerminal: false,
    colours: false,
    readFile: (path) => readFileSync(path, 'utf8'),
    writeFile: () => {},
    root: process.cwd(),
    engine: 'bench',
  });
  return { seconds: (performance.now() - began) / 1000, said: said.join('').split('\n')[0] ?? '' };
}

/** Grades a thousand submissions by the steps of a lesson, and once more where nothing has changed. */
export async function benchCohort(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'spanwalk-bench-cohort-'));
  try {
    mkdirSync(join(folder, 'subs'));
    for (let student = 0; student < STUDENTS; student += 1) {
      writeFileSync(join(folder, 'subs', `student-${hex(student, 4)}.json`), documentOf(student));
    }
    const first = await timed(folder);
    const again = await timed(folder, '--resume');
    const size = `${STUDENTS} submissions of ${TRACES * 3} spans by a lesson's steps`;
    return [
      `cohort: ${size}: ${first.seconds.toFixed(1)} s; once more, unchanged: ${again.seconds.toFixed(1)} s`,
      `        ${first.said}`,
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
