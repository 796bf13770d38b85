import { hidden, maskValue } from '../guard/mask.ts';
import type { JsonValue } from '../telemetry/json.ts';
import type { Journal } from './journal.ts';

/** Fields that hold our own words, ids and states: nothing that was sent, and what a detector could take for a number. */
const OURS = new Set(['schema', 'id', 'lesson', 'traceId', 'traceIds', 'kind', 'status', 'level', 'asOf', 'workspace']);

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
  const mask = maskWith(ownKeys);
  const masked = maskInner(journal, '', mask) as unknown as Journal;
  return {
    ...masked,
    student: journal.student,
    savedQueries: journal.savedQueries.map((query) => maskQuery(query, mask)),
  };
}

type Query = Journal['savedQueries'][number];

/** Cells stand under their columns, and a filter’s value under the column that it is held against. */
function maskQuery({ rows, columns, ...query }: Query, mask: Mask): Query {
  const masked = maskInner(query, '', mask) as unknown as Query;
  return {
    ...masked,
    columns: columns.map((column) => mask(column, '')),
    rows: rows.map((row) => row.map((cell, at) => mask(cell, columns[at] ?? ''))),
  };
}

function maskInner(value: JsonValue | undefined, key: string, mask: Mask): JsonValue {
  if (typeof value === 'string') return OURS.has(key) ? value : mask(value, key);
  if (typeof value === 'number') return key === 'value' || key.includes('.') ? maskNumber(value, key, mask) : value;
  if (Array.isArray(value)) return value.map((inner) => maskInner(inner, key, mask));
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { column } = value;
  const entries = Object.entries(value).map(([name, inner]) => {
    const under = name === 'value' && typeof column === 'string' ? `value.${column}` : name;
    return [mask(name, ''), maskInner(inner, under, mask)];
  });
  return Object.fromEntries(entries) as JsonValue;
}

/** A number that somebody asked for may be a card’s. */
function maskNumber(value: number, key: string, mask: Mask): JsonValue {
  const text = mask(String(value), key);
  return text === String(value) ? value : text;
}
