import { hidden, maskValue } from '../guard/mask.ts';
import type { JsonValue } from '../telemetry/json.ts';
import type { Journal, JournalQuery } from './journal.ts';

/** Fields that hold our own words, ids and states: nothing that was sent, and what a detector could take for a number. */
const OURS = new Set(['schema', 'id', 'lesson', 'traceId', 'traceIds', 'kind', 'status', 'level', 'asOf', 'workspace']);

/** Fields that hold what somebody else wrote, names and all: below them nothing is ours. */
const THEIRS = new Set(['answer', 'spec']);

/** More shortening than that would leave words that mean nothing. */
const SHORTEST_SECRET = 8;

const halfCharacter = /\p{Cs}/gu;

type Mask = (text: string, key: string) => string;

/** A text without secrets: what a detector finds, and the workspace’s own keys wherever they stand. */
function maskWith(ownKeys: readonly string[]): Mask {
  const secrets = ownKeys.filter(({ length }) => length >= SHORTEST_SECRET);
  return (text, key) => {
    const whole = text.replaceAll(halfCharacter, '\uFFFD');
    const without = secrets.reduce((left, secret) => left.replaceAll(secret, hidden(secret.length)), whole);
    return maskValue({ key, text: without }).text;
  };
}

/**
 * A journal as it may leave the classroom: every text is masked, and so are the keys of what was asked. A text without a
 * key of its own stands under the column that it is of.
 *
 * @param ownKeys the keys of the workspace’s environments, which stand in a note sooner than elsewhere
 */
export function maskJournal(journal: Journal, ownKeys: readonly string[]): Journal {
  const { savedQueries, ...rest } = journal;
  const masked = maskInner(rest, { key: '', isOurs: true }, maskWith(ownKeys)) as unknown as Journal;
  return { ...masked, student: journal.student, savedQueries: maskQueries(savedQueries, ownKeys) };
}

/** Saved queries as they may leave the classroom, likewise. */
export function maskQueries(queries: readonly JournalQuery[], ownKeys: readonly string[]): JournalQuery[] {
  const mask = maskWith(ownKeys);
  return queries.map((query) => maskQuery(query, mask));
}

/** Cells stand under their columns, and a filter’s value under the column that it is held against. */
function maskQuery({ rows, columns, ...query }: JournalQuery, mask: Mask): JournalQuery {
  const masked = maskInner(query, { key: '', isOurs: true }, mask) as unknown as JournalQuery;
  return {
    ...masked,
    columns: columns.map((column) => mask(column, '')),
    rows: rows.map((row) => row.map((cell, at) => mask(cell, columns[at] ?? ''))),
  };
}

/** Where a value stands: under which key, and whether its keys are a journal’s own. */
interface Place {
  key: string;
  isOurs: boolean;
}

function maskInner(value: JsonValue | undefined, place: Place, mask: Mask): JsonValue {
  const { key, isOurs } = place;
  if (typeof value === 'string') return isOurs && OURS.has(key) ? value : mask(value, key);
  if (typeof value === 'number') return isOurs ? value : maskNumber(value, key, mask);
  if (Array.isArray(value)) return value.map((inner) => maskInner(inner, place, mask));
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { column } = value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const under = name === 'value' && typeof column === 'string' ? `value.${column}` : name;
    return [mask(name, ''), maskInner(inner, { key: under, isOurs: isOurs && !THEIRS.has(name) }, mask)];
  });
  return Object.fromEntries(entries) as JsonValue;
}

/** A number that somebody asked for may be a card’s. */
function maskNumber(value: number, key: string, mask: Mask): JsonValue {
  const text = mask(String(value), key);
  return text === String(value) ? value : text;
}
