import type { Journal, JournalQuery, JournalStep, JournalTrace, JournalVerdict } from './journal.ts';
import { noteText } from './note-text.ts';
import { heatmapFile, waterfallFile } from './picture-files.ts';
import { block, code, codeCell, plain } from './safe-text.ts';

const statusWords = {
  passed: 'passed',
  warned: 'passed, with a warning',
  failed: 'failed',
  skipped: 'skipped',
  waiting: 'waiting',
  inconclusive: 'inconclusive',
} as const satisfies Record<JournalVerdict['status'], string>;

/** What a verdict is on, by the variants’ names; another name stands for itself. */
const variantWords = new Map([
  ['before', 'the code before its change'],
  ['after', 'the code with its change'],
  ['own', 'my own service'],
  ['student', 'what I handed in'],
]);

const variantText = (variant: string): string => variantWords.get(variant) ?? code(variant);

/** A moment in UTC, to the second. Takes Unix milliseconds. */
export function momentText(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'at no time' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Whether a step has anything that a journal tells. */
export const isTold = ({ done, verdicts, note }: JournalStep): boolean =>
  done !== null || verdicts.length > 0 || note !== null;

/** A journal as Markdown; its pictures are files beside it, by the names of `picturesOf`. */
export function markdownOf(journal: Journal): string {
  const { student, steps, lessons } = journal;
  const done = steps.filter((step) => step.done !== null).length;
  const traces = new Map(journal.traces.map((trace) => [trace.traceId, trace]));
  const drawn = new Set<string>();
  const parts = [
    `# Journal${student.name === '' ? '' : ` of ${plain(student.name)}`}`,
    `Written ${momentText(journal.writtenAt)} from the workspace ${code(student.workspace)}. ${done} of ${plural(steps.length, 'step')} done.`,
    'Whatever looks like a secret is hidden, and it is said how long it was.',
    ...lessons.flatMap((lesson) => lessonParts(lesson, steps, { traces, drawn })),
    ...leftOut(journal),
    ...(journal.savedQueries.length === 0 ? [] : ['## Saved queries', ...journal.savedQueries.flatMap(queryParts)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const leftOut = ({ tracesLeftOut }: Journal): string[] =>
  tracesLeftOut === 0
    ? []
    : [`${plural(tracesLeftOut, 'trace')} of these verdicts could not be drawn: no longer held, or too many.`];

/** The traces that can be drawn, and those that are already. */
interface Pictures {
  traces: ReadonlyMap<string, JournalTrace>;
  drawn: Set<string>;
}

function lessonParts(
  { id, title }: Journal['lessons'][number],
  steps: readonly JournalStep[],
  pictures: Pictures,
): string[] {
  const told = steps.filter((step) => step.lesson === id && isTold(step));
  return told.length === 0 ? [] : [`## ${plain(title)}`].concat(told.flatMap((step) => stepParts(step, pictures)));
}

function stepParts(step: JournalStep, pictures: Pictures): string[] {
  const { done, note } = step;
  const how =
    done === null
      ? 'Not done yet.'
      : `Done ${momentText(done.at)}${done.variant === null ? '' : ` by ${variantText(done.variant)}`}.`;
  return [
    `### ${plain(step.title)}`,
    how,
    ...(note === null ? [] : ['#### Notes', noteText(note.text)]),
    ...step.verdicts.flatMap((verdict) => verdictParts(verdict, pictures)),
  ];
}

function verdictParts(verdict: JournalVerdict, { traces, drawn }: Pictures): string[] {
  const { variant, status, score, at, traceIds, moreTraces, outline } = verdict;
  const held = traceIds.flatMap((traceId) => traces.get(traceId) ?? []);
  const more = moreTraces === 0 ? '' : `, and ${moreTraces} more`;
  return [
    `#### Verdict on ${variantText(variant)}: ${statusWords[status]}, ${score} of 100`,
    `Judged ${momentText(at)}.`,
    verdict.checks.flatMap(checkLines).join('\n'),
    ...givenParts(verdict.given),
    ...(traceIds.length === 0 ? [] : [`Traces: ${traceIds.map((id) => code(id)).join(', ')}${more}`]),
    ...(outline === '' ? [] : [block(outline)]),
    ...held.flatMap((trace) => traceParts(trace, drawn)),
  ].filter((part) => part !== '');
}

/** Answers are a list in words; a query and a document stand as they were. */
function givenParts(given: JournalVerdict['given']): string[] {
  if (given.length === 0) return [];
  const lines = given.flatMap(({ what, answer }) =>
    typeof answer === 'string' ? [`- ${plain(what)} ${plain(answer)}`] : [],
  );
  const blocks = given.flatMap(({ what, answer }) =>
    typeof answer === 'string' ? [] : [`${plain(what)}:`, block(JSON.stringify(answer, null, 2), 'json')],
  );
  return ['Handed in:', ...(lines.length === 0 ? [] : [lines.join('\n')]), ...blocks];
}

function checkLines({ title, status, level, findings }: JournalVerdict['checks'][number]): string[] {
  const weight = level === 'required' ? '' : ` (${plain(level)})`;
  return [
    `- ${plain(title)}: ${statusWords[status]}${weight}`,
    ...findings.map(({ code: name, message, fix }) => `  - ${code(name)} ${plain(message)} ${plain(fix)}`.trimEnd()),
  ];
}

/** A trace that several verdicts are of is drawn once. */
function traceParts({ traceId, spans }: JournalTrace, drawn: Set<string>): string[] {
  if (drawn.has(traceId)) return [];
  drawn.add(traceId);
  return [`![Waterfall of trace ${traceId}, ${plural(spans, 'span')}](${waterfallFile(traceId)})`];
}

const asOfWords = {
  now: 'as of this journal',
  saved: 'as of when it was saved last, since nothing newer matches',
  fixed: 'in the window that it names',
  unread: 'but not asked, since the query language reads it no more',
} as const satisfies Record<JournalQuery['asOf'], string>;

function queryParts(query: JournalQuery, index: number): string[] {
  const { name, description, dataset, spec, from, to, matched, standFor, heatmaps } = query;
  const counted = standFor === matched ? '' : `, which stand for ${Math.round(standFor)}`;
  return [
    `### ${plain(name)}`,
    ...(description === '' ? [] : [noteText(description)]),
    `Asked of ${dataset === '__all__' ? 'all services' : code(dataset)}, ${momentText(from)} to ${momentText(to)}, ${asOfWords[query.asOf]}: ${plural(matched, 'row')} matched${counted}.`,
    block(JSON.stringify(spec, null, 2), 'json'),
    ...tableParts(query),
    ...heatmaps.map(
      ({ column, low, high }, nth) =>
        `![Heatmap of ${plain(column)}, ${plain(low)} to ${plain(high)}](${heatmapFile(index, nth)})`,
    ),
  ];
}

const line = (cells: readonly string[]): string => `| ${cells.map(codeCell).join(' | ')} |`;

function tableParts({ columns, rows, moreRows }: JournalQuery): string[] {
  if (columns.length === 0 || rows.length === 0) return [];
  const table = [line(columns), `|${' --- |'.repeat(columns.length)}`, ...rows.map(line)].join('\n');
  return moreRows === 0 ? [table] : [table, `And ${plural(moreRows, 'row')} more.`];
}
