import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { nameKey, studentNameSchema } from '../../telemetry/student-name.ts';
import type { Problem } from '../../telemetry/problem.ts';

/** One record of the file, and the line it ends on, from 1. */
interface Row {
  cells: string[];
  line: number;
}

type Names = { names: string[] } | { problems: Problem[] };
/** How a row's name is put together. */
type NameOf = (cells: string[]) => string;

const WHOLE = /^(full |display |student )?name$|^student$/;
const FIRST = /^(first|given) ?name$/;
const LAST = /^(last|family) ?name$|^surname$/;

const wordOf = (cell: string): string => cell.trim().toLowerCase().replaceAll(/[_-]+/g, ' ');

/** Where a header row says that the name is; undefined where the first row is no header. */
function nameByHeader(head: string[]): NameOf | undefined {
  const find = (pattern: RegExp): number => head.findIndex((cell) => pattern.test(wordOf(cell)));
  const [whole, first, last] = [find(WHOLE), find(FIRST), find(LAST)];
  if (whole >= 0) return (cells) => cells[whole] ?? '';
  if (first >= 0 && last >= 0) return (cells) => `${cells[first] ?? ''} ${cells[last] ?? ''}`.trim();
  return undefined;
}

const problemAt = (line: number, message: string, hint: string): Problem => ({
  code: 'roster/file',
  message: `line ${line}: ${message}`,
  hint,
});

/** The separator that the first line uses: a spreadsheet writes `;` where `,` is the decimal mark. */
function separatorOf(text: string): string {
  const [line = ''] = text.split('\n');
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const count = (mark: string): number => bare.split(mark).length - 1;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

function rowsOf(text: string): { rows: Row[] } | { problem: Problem } {
  const wanted = {
    bom: true,
    delimiter: separatorOf(text),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
  };
  try {
    const records = parse(text, wanted) as unknown as { record: string[]; info: { lines: number } }[];
    return {
      rows: records.map(({ record, info }) => ({ cells: record.map((cell) => cell.trim()), line: info.lines })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines = 'lines' in error ? Number(error.lines) : 1;
    const hint = 'Put quotes around the whole of a name that holds a separator or a quote, and write each quote twice.';
    return { problem: problemAt(lines, 'the quotes of this line do not match.', hint) };
  }
}

/** What is wrong with each name, by line. */
function objections(named: { name: string; line: number }[]): Problem[] {
  const firstLine = new Map<string, number>();
  return named.flatMap(({ name, line }) => {
    const parsed = studentNameSchema.safeParse(name);
    if (!parsed.success)
      return [problemAt(line, `${parsed.error.issues[0]?.message}.`, 'Mend the line, or take it out.')];
    const before = firstLine.get(nameKey(name));
    firstLine.set(nameKey(name), before ?? line);
    if (before === undefined) return [];
    return [
      problemAt(line, `“${name}” stands in line ${before} already.`, 'Tell the two apart, by an initial perhaps.'),
    ];
  });
}

const damaged = problemAt(1, 'the file is not UTF-8 text.', 'Save it as “CSV UTF-8”, or as plain text in UTF-8.');
const empty = problemAt(1, 'the file names nobody.', 'Write one name a line.');
const whichColumn = (line: number): Problem =>
  problemAt(
    line,
    'there are several columns, and none is named “name”.',
    'Give the file a first line that names its columns, or put quotes around names with a separator in them.',
  );

const tooManyCells = (line: number): Problem =>
  problemAt(
    line,
    'there are more columns than the first line names.',
    'Put quotes around a name that holds a separator, as in "Doe, Jane".',
  );

/** Half a name would be put on the roster where the other half stands in a column that nobody named. */
const hasMore = (cells: string[], head: string[]): boolean => cells.slice(head.length).some((cell) => cell !== '');

/** Which part of each row is the name: by a header, or else the only cell that holds anything. */
function columnOf([head, ...rest]: Row[]): { nameOf: NameOf; rows: Row[] } | { problem: Problem } {
  const byHeader = nameByHeader(head?.cells ?? []);
  const rows = byHeader === undefined && head !== undefined ? [head, ...rest] : rest;
  if (rows.length === 0) return { problem: empty };
  if (byHeader) {
    const long = rows.find(({ cells }) => hasMore(cells, head?.cells ?? []));
    return long === undefined ? { nameOf: byHeader, rows } : { problem: tooManyCells(long.line) };
  }
  const wide = rows.find(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  if (wide) return { problem: whichColumn(wide.line) };
  return { nameOf: (cells) => cells.find((cell) => cell !== '') ?? '', rows };
}

/**
 * The names of a CSV file: one a line, or the column that a header calls `name` (or `first name` and `last name`). Either
 * all lines are good, or each that is not gets a problem with its number.
 */
export function readNames(text: string): Names {
  if (text.includes('\uFFFD') || text.includes('\u0000')) return { problems: [damaged] };
  const read = rowsOf(text);
  if ('problem' in read) return { problems: [read.problem] };
  const column = columnOf(read.rows);
  if ('problem' in column) return { problems: [column.problem] };
  const { nameOf, rows } = column;
  const named = rows.map(({ cells, line }) => ({ name: nameOf(cells).replaceAll(/\s+/g, ' ').trim(), line }));
  const problems = objections(named);
  return problems.length > 0 ? { problems } : { names: named.map(({ name }) => name) };
}
