import type { Journal, JournalStep } from '../../journal/journal.ts';
import { isTold, momentText } from '../../journal/markdown.ts';
import type { Verified } from '../../journal/verifying.ts';
import { harmless, paintFor, type Paint } from '../paint.ts';

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const nameOf = ({ name, workspace }: Journal['student']): string =>
  name === '' ? `workspace ${workspace}` : `${name} (workspace ${workspace})`;

/** What a student hands in to a step, by its kind. */
const handedIn: Partial<Record<JournalStep['kind'], string>> = {
  query: 'the student’s query',
  answer: 'the student’s answers',
  resource: 'what was set up',
};

const variantText = (variant: string, kind: JournalStep['kind']): string =>
  variant === 'student' ? (handedIn[kind] ?? 'what was handed in') : variant;

/** The step’s verdicts in a word each: `after passed`. */
function stepLine({ id, kind, done, verdicts, note }: JournalStep, paint: Paint): string {
  const sign = done === null ? paint.quiet('·') : paint.good('✓');
  const when = done === null ? 'not done' : momentText(done.at);
  const said = verdicts.map(({ variant, status, score }) => `${variantText(variant, kind)} ${status}, ${score} of 100`);
  const more = [...said, ...(note === null ? [] : ['with a note'])].join('; ');
  return `  ${sign} ${paint.strong(id)}  ${when}${more === '' ? '' : `  ${paint.quiet(more)}`}`;
}

function contents(journal: Journal, paint: Paint): string[] {
  const told = journal.steps.filter(isTold);
  const done = journal.steps.filter((step) => step.done !== null).length;
  const lessons = journal.lessons.flatMap(({ id }) => {
    const steps = told.filter(({ lesson }) => lesson === id);
    return steps.length === 0 ? [] : ['', paint.strong(id), ...steps.map((step) => stepLine(step, paint))];
  });
  return [
    `who      ${paint.strong(nameOf(journal.student))}`,
    `written  ${momentText(journal.writtenAt)}`,
    `steps    ${done} of ${journal.steps.length} done`,
    `holds    ${plural(journal.traces.length, 'trace')}, ${journal.savedQueries.length === 1 ? '1 saved query' : `${journal.savedQueries.length} saved queries`}`,
    ...lessons,
  ];
}

/** What a journal turned out to be worth, for a terminal. */
export function journalText(verified: Verified, file: string, colours: boolean): string {
  const paint = paintFor(colours);
  return [paint.strong(file), '', ...linesOf(verified, paint), ''].join('\n');
}

type In<State extends Verified['state']> = Extract<Verified, { state: State }>;

const genuine = ({ journal, keyId }: In<'genuine'>, paint: Paint): string[] => [
  ...contents(journal, paint),
  '',
  `${paint.good('genuine')}: signed with the key ${keyId}, and nothing was changed since.`,
];

const MOST_CHANGES = 40;

/** A part by its name; the one that is everything else says what it is. */
const partText = (part: string): string =>
  part === 'about' ? 'about (whose it is, when it was written, its lessons and which parts it has)' : harmless(part);

const changed = ({ journal, keyId, changes }: In<'changed'>, paint: Paint): string[] => [
  ...(journal === null
    ? []
    : [paint.unsure('What it says now, which is not what was signed:'), ...contents(journal, paint), '']),
  `${paint.bad('changed')}: it was signed with the key ${keyId}, and ${plural(changes.length, 'part')} differ${changes.length === 1 ? 's' : ''} since.`,
  ...changes.slice(0, MOST_CHANGES).map(({ part, change }) => `  ${paint.bad('✗')} ${partText(part)}: ${change}`),
  ...(changes.length > MOST_CHANGES ? [`  and ${changes.length - MOST_CHANGES} more`] : []),
];

const forged = ({ keyId }: In<'forged'>, paint: Paint): string[] => [
  `${paint.bad('forged')}: the seal names the key ${keyId}, and was not made with it or was changed. Nothing in the file is known to be true.`,
];

const otherKey = ({ keyId, expected }: In<'other-key'>, paint: Paint): string[] => [
  `${paint.bad('another key')}: the journal was signed with the key ${keyId}, and yours is ${expected}.`,
  'It comes from another classroom, the student’s own perhaps, or somebody signed it anew.',
];

function linesOf(verified: Verified, paint: Paint): string[] {
  if (verified.state === 'genuine') return genuine(verified, paint);
  if (verified.state === 'changed') return changed(verified, paint);
  return verified.state === 'forged' ? forged(verified, paint) : otherKey(verified, paint);
}
