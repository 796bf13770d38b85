import type { Work } from '../regex/work.ts';
import type { Command, SortKey } from './parse-query.ts';
import type { Row } from './row.ts';
import { GroupSink } from './sink.ts';
import { compareValues, isTrue, textOf } from './value.ts';

/** Does a command that looks at one row at a time; false where it leaves the row out. */
export function passes(command: Command, row: Row, work: Work): boolean {
  if (command.kind === 'filter') return isTrue(command.test(row, work));
  if (command.kind === 'fields') for (const { name, of } of command.columns) row.set(name, of(row, work));
  if (command.kind === 'parse') {
    const found = command.captures(textOf(command.of(row, work)), work);
    for (const [index, name] of command.names.entries()) row.set(name, found?.[index] ?? null);
  }
  return true;
}

/** Does commands to all rows, one command after the other. */
export function arranged(rows: readonly Row[], commands: readonly Command[], work: Work): Row[] {
  let result = [...rows];
  for (const command of commands) result = done(result, command, work);
  return result;
}

function done(rows: Row[], command: Command, work: Work): Row[] {
  switch (command.kind) {
    case 'sort':
      return sorted(rows, command.keys, work);
    case 'limit':
      return rows.slice(0, command.most);
    case 'dedup':
      return firstOfEach(rows, command.names, work);
    case 'stats': {
      const sink = new GroupSink(command);
      for (const row of rows) sink.take(row, work);
      return sink.rows();
    }
    default:
      return rows.filter((row) => {
        const before = row.size;
        const isKept = passes(command, row, work);
        work.hold(row.size - before);
        return isKept;
      });
  }
}

function sorted(rows: readonly Row[], keys: readonly SortKey[], work: Work): Row[] {
  work.spend(rows.length * 20);
  const keyed = rows.map((row) => ({ row, values: keys.map(({ of }) => of(row, work)) }));
  keyed.sort((one, other) => {
    for (const [index, { descending }] of keys.entries()) {
      const order = compareValues(one.values[index] ?? null, other.values[index] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

function firstOfEach(rows: readonly Row[], names: readonly string[], work: Work): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = JSON.stringify(names.map((name) => textOf(row.get(name, work))));
    const isNew = !seen.has(key);
    if (isNew) work.hold(key.length);
    seen.add(key);
    return isNew;
  });
}

/** The columns that a query shows: what `display` names, else what `fields`, `parse` and `stats` made. */
export function columnsOf(commands: readonly Command[]): string[] {
  let columns: string[] = [];
  let display: string[] | null = null;
  for (const command of commands) {
    if (command.kind === 'fields') columns.push(...command.columns.map(({ name }) => name));
    if (command.kind === 'parse') columns.push(...command.names);
    if (command.kind === 'stats') {
      columns = [...command.by, ...command.counted].map(({ name }) => name);
      display = null;
    }
    if (command.kind === 'display') display = command.names;
  }
  const shown = display ?? columns;
  return shown.length === 0 ? ['@timestamp', '@message'] : [...new Set(shown)];
}
