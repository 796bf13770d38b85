import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { filterWords } from '../explore/saved/spec-words.ts';
import { isAbsolute, rangeWords, secondsOf, timeChoices, timeWords, withRange, withWindow } from './time-choices.ts';

/** When the newest row came, Unix milliseconds: of those that pass the WHERE, and of all; null where there is none. */
export interface Newest {
  fitting: number | null;
  ofAll: number | null;
  /** When that was asked. */
  at: number;
}

/** Another question that may find something, and what it is called. */
export interface NextQuestion {
  words: string;
  spec: QuerySpecInput;
}

const hasWhere = ({ filters = [] }: QuerySpecInput): boolean => filters.length > 0;

/** A range as a sentence has it: `within the last hour`, `from … to …`. */
function within(spec: QuerySpecInput): string {
  const time = timeWords(spec);
  return time.startsWith('Last') ? `within the l${time.slice(1)}` : `from ${time.replace(/^.* s (?=from|until)/, '')}`;
}

const moment = (at: number): string =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** Why nothing was found, as far as it is known. `newest` is undefined until that was asked. */
export function nothingWords(spec: QuerySpecInput, newest: Newest | undefined): string[] {
  const passes = hasWhere(spec) ? ' passes the WHERE' : ' came';
  return [`No row${passes} ${within(spec)}.`, ...newestWords(spec, newest)];
}

function newestWords(spec: QuerySpecInput, newest: Newest | undefined): string[] {
  if (newest === undefined) return [];
  if (newest.fitting !== null) {
    return [`The newest row${hasWhere(spec) ? ' that passes it' : ''} is from ${moment(newest.fitting)}.`];
  }
  if (newest.ofAll === null) return ['Nothing is here yet: send some spans, and ask again.'];
  return [`None that is here passes it at any time. The newest row of all is from ${moment(newest.ofAll)}.`];
}

/** More filters than these are taken out all together. */
const MOST_SINGLE = 3;

/** What to ask next: about a time with the newest row in it, or without what let nothing pass. */
export function nextQuestions(spec: QuerySpecInput, newest: Newest | undefined): NextQuestion[] {
  if (newest === undefined) return [];
  if (newest.fitting !== null) return [aboutTheTimeOf(newest.fitting, spec, newest.at)];
  return newest.ofAll === null ? [] : withoutFilters(spec);
}

/** A little more than reaches to the row, since it grows older until it is asked about. */
const MARGIN_S = 30;
const HOUR_S = 3600;

function aboutTheTimeOf(newest: number, spec: QuerySpecInput, now: number): NextQuestion {
  const age = (now - newest) / 1000 + MARGIN_S;
  const range = age < MARGIN_S ? undefined : timeChoices.find(({ seconds }) => seconds >= age);
  // What came after the question was asked is found by asking it again.
  if (!isAbsolute(spec) && age >= MARGIN_S && age <= secondsOf(spec)) return { words: 'Ask again', spec };
  if (range !== undefined) {
    const { seconds } = range;
    return { words: `Ask about the ${rangeWords(seconds).toLowerCase()}`, spec: withRange(plain(spec), seconds) };
  }
  const end = Math.floor(newest / 1000) + 60;
  return { words: 'Ask about the hour before it', spec: withWindow(plain(spec), end - HOUR_S, end) };
}

/** Steps and comparisons were chosen for another time. */
function plain({
  granularity: _steps,
  compare_time_offset_seconds: _earlier,
  ...rest
}: QuerySpecInput): QuerySpecInput {
  return rest;
}

function withoutFilters(spec: QuerySpecInput): NextQuestion[] {
  const { filters = [] } = spec;
  const all = { words: 'Ask without the WHERE', spec: { ...spec, filters: [] } };
  if (filters.length > MOST_SINGLE) return [all];
  const single = filters.map((filter, place) => ({
    words: `Ask without ${filterWords(filter, 60)}`,
    spec: { ...spec, filters: filters.toSpliced(place, 1) },
  }));
  return filters.length === 1 ? single : [...single, all];
}
