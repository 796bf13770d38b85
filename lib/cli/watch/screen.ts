import type { CheckResult, CheckStatus, Finding, Report } from '../../checker/report.ts';
import { harmless, paintFor, type Paint } from '../paint.ts';
import type { WatchState } from './watch-state.ts';

export interface ScreenSize {
  columns: number;
  rows: number;
  colours: boolean;
}

/** A line in parts, so that it can be cut to the screen before it is painted: an escape must never be cut. */
type Part = [text: string, tone?: keyof Paint];
type Row = Part[];

const SIGNS: Record<CheckStatus, Part> = {
  passed: ['✓', 'good'],
  warned: ['!', 'unsure'],
  failed: ['✗', 'bad'],
  skipped: ['–', 'quiet'],
  waiting: ['…', 'unsure'],
  inconclusive: ['?', 'unsure'],
};

const keys = (reruns: boolean): readonly [string, string][] => [
  ['r', reruns ? 'run the step again' : 'read the verdict again; only the student can run the step'],
  ['n', 'next step'],
  ['p', 'step before'],
  ['j', 'down a line'],
  ['k', 'up a line'],
  ['f', 'follow the student'],
  ['h', 'hints'],
  ['o', 'outline of what arrived'],
  ['?', 'these keys'],
  ['q', 'quit'],
];

const LINKS: Record<WatchState['link'], Part> = {
  connecting: ['connecting …', 'unsure'],
  live: ['live', 'good'],
  lost: ['the connection is lost; trying again …', 'bad'],
};

/** A word that is too long for its place is broken; a line is wrapped between words. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const whole of harmless(text).split('\n')) {
    let line = '';
    for (const word of whole.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines;
}

const block = (text: string, indent: number, width: number, tone?: keyof Paint): Row[] =>
  wrapped(text, Math.max(20, width - indent)).map((line) => [[' '.repeat(indent)], tone ? [line, tone] : [line]]);

function findingRows({ message, code, actual, fix }: Finding, width: number, hints: boolean): Row[] {
  return [
    ...block(`${message} (${code})`, 6, width),
    ...(actual === undefined ? [] : block(`found ${actual}`, 8, width, 'bad')),
    ...(hints && fix !== '' ? block(`→ ${fix}`, 8, width, 'unsure') : []),
  ];
}

function checkRows(check: CheckResult, width: number, hints: boolean): Row[] {
  return [
    [['  '], SIGNS[check.status], [` ${check.title}`, 'strong']],
    ...check.findings.flatMap((finding) => findingRows(finding, width, hints)),
  ];
}

/** What is worth knowing of the run although no check asked; below the checks, and never a sign of theirs. */
const remarkRows = ({ remarks = [] }: Report, width: number, hints: boolean): Row[] =>
  remarks.length === 0
    ? []
    : [[], [['  Noticed besides', 'strong']], ...remarks.flatMap((remark) => findingRows(remark, width, hints))];

/** Line by line and cut, not wrapped: its indentation is what it says. */
function outlineRows({ outline, beside = [] }: Report['inventory']): Row[] {
  const lines = [...(outline === '' ? [] : outline.split('\n')), ...beside];
  const shown = lines.length === 0 ? ['nothing'] : lines;
  return [[], [['  What arrived', 'strong']], ...shown.map((line): Row => [[`    ${line}`, 'quiet']])];
}

function reportRows(report: Report | undefined, { shows }: WatchState, width: number): Row[] {
  if (report === undefined) return [[['  Nothing was tried here yet.', 'quiet']]];
  const { status, score, variant, closedBy, inventory } = report;
  const state = closedBy === null ? 'still waiting for more' : `closed by ${closedBy}`;
  return [
    [['  '], SIGNS[status], [` ${status}, ${score} of 100`, 'strong'], [`  ${variant}, ${state}`, 'quiet']],
    [],
    ...report.checks.flatMap((check) => checkRows(check, width, shows.hints)),
    ...remarkRows(report, width, shows.hints),
    ...(shows.outline ? outlineRows(inventory) : []),
  ];
}

/** Cuts a row to the width, then paints it. */
function painted(row: Row, width: number, paint: Paint): string {
  let left = width;
  return row
    .map(([text, tone]) => {
      const safe = harmless(text).replaceAll('\n', ' ');
      const cut = safe.length > left ? `${safe.slice(0, Math.max(0, left - 1))}…` : safe;
      const shown = left <= 0 ? '' : cut;
      left -= shown.length;
      return tone === undefined ? shown : paint[tone](shown);
    })
    .join('');
}

const KINDS = { log: 'log lines', segment: 'segments', error: 'errors' } as const;

/** What came since the screen was opened; a kind of which nothing came is left out, but for spans. */
function arrivedInWords({ spans, signals }: WatchState): string {
  const others = (['log', 'segment', 'error'] as const).filter((kind) => signals[kind] > 0);
  return [`${spans} spans`, ...others.map((kind) => `${signals[kind]} ${KINDS[kind]}`)].join(' · ');
}

function headRows(state: WatchState): Row[] {
  const { who, steps, at, done, link } = state;
  const counts = ` · ${arrivedInWords(state)} · ${done.size} of ${steps.length} steps done`;
  const first: Row = [[`Spanwalk · ${who} `, 'strong'], LINKS[link], [counts, 'quiet']];
  const step = steps[at];
  if (step === undefined) return [first, [], [['There are no steps.']], []];
  const { id, lesson, title } = step;
  const place: Row = [
    [`${at + 1}/${steps.length} `, 'quiet'],
    [title, 'strong'],
    [`  ${lesson} / ${id}`, 'quiet'],
  ];
  return [first, [], done.has(id) ? [...place, ['  done', 'good']] : place, []];
}

function bodyRows(state: WatchState, width: number): Row[] {
  if (state.shows.keys) return keys(state.reruns).map(([key, what]): Row => [[`  ${key}`, 'strong'], [`  ${what}`]]);
  return reportRows(state.reports.get(state.steps[state.at]?.id ?? ''), state, width);
}

const usual = (reruns: boolean): string =>
  `r ${reruns ? 'run' : 'read'} again · n/p step · j/k scroll · h hints · o outline · ? keys · q quit`;

const footRows = ({ refused, note, reruns }: WatchState): Row[] => [
  [],
  ...(refused === null ? [] : [[['refused: ', 'bad'], [refused]] as Row]),
  ...(note === '' ? [] : [[[note, 'unsure']] as Row]),
  [[usual(reruns), 'quiet']],
];

const more = (lines: number, where: string): Row => [[`  … ${lines} more lines${where}`, 'quiet']];

/** The part of the body that is on the screen; what is above and below it is counted. */
function windowOn(body: Row[], top: number, room: number): Row[] {
  if (body.length <= room) return body;
  const furthest = body.length - room;
  const from = Math.min(top, furthest);
  const rows = body.slice(from, from + room);
  if (from > 0) rows[0] = more(from + 1, ' above');
  if (from < furthest) rows[rows.length - 1] = more(body.length - from - room + 1, '');
  return rows;
}

interface Parts {
  head: Row[];
  body: Row[];
  foot: Row[];
  /** How many rows are left for the body. */
  room: number;
}

function partsOf(state: WatchState, { columns, rows }: ScreenSize): Parts {
  const [head, body, foot] = [headRows(state), bodyRows(state, columns), footRows(state)];
  return { head, body, foot, room: Math.max(1, rows - head.length - foot.length) };
}

/** How far the report can be scrolled. */
export function furthestOf(state: WatchState, size: ScreenSize): number {
  const { body, room } = partsOf(state, size);
  return Math.max(0, body.length - room);
}

/** The screen, at most as large as the terminal; what does not fit is counted. Pure: state and size give the lines. */
export function screenOf(state: WatchState, size: ScreenSize): string[] {
  const { head, body, foot, room } = partsOf(state, size);
  const paint = paintFor(size.colours);
  const fits = windowOn(body, state.top, room);
  return [...head, ...fits, ...foot].slice(0, size.rows).map((row) => painted(row, size.columns, paint));
}
