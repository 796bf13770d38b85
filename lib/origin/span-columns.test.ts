import { describe, expect, it } from 'vitest';
import { evaluateQuery } from '../query/evaluate.ts';
import { fixedColumns } from '../query/columns.ts';
import { planQuery } from '../query/plan.ts';
import { querySpecSchema } from '../query/spec.ts';
import { anySpan, seeded } from '../store/random-spans.fixture.ts';
import { integer, NOW, span, text } from '../store/spans.fixture.ts';
import { serviceOf, type Span, type StoredSpan } from '../telemetry/span.ts';
import { absentColumns, columnsOf } from './span-columns.ts';
import { withoutColumn } from './no-column.ts';
import { rowsOfSpan, type SpanRow } from './span-rows.ts';

const stored = (one: Span): StoredSpan => ({
  ...one,
  seq: 1,
  workspace: 'local',
  environment: 'bootcamp',
  service: serviceOf(one.resource),
  receivedAt: NOW,
});

const first = (one: StoredSpan): SpanRow => {
  const [row] = rowsOfSpan(one);
  if (!row) throw new Error('A span is a row.');
  return row;
};

const columnsOfSpan = (one: Partial<Span>) => {
  const of = stored(span(one));
  return new Map(columnsOf(of, first(of)).map((column) => [column.column, column]));
};

/** What the query engine says that a column holds, for each row of a span: in one group each. */
function byEngine(one: StoredSpan, column: string): unknown[] {
  const spec = querySpecSchema.parse({ breakdowns: [column], limit: 1000 });
  // Wider than any window that can be asked for: a random span may lie anywhere.
  const plan = { ...planQuery(spec, NOW), from: -(2 ** 52), to: 2 ** 52, granularity: 2 ** 50, series: false };
  return evaluateQuery(plan, [one]).results.map(({ data }) => data[column]);
}

describe('the columns that a span became', () => {
  it('are what the query engine sees of it, for random spans, their events and their links', () => {
    const random = seeded(20_261);
    for (let nth = 0; nth < 25; nth += 1) {
      const one = stored(anySpan(random));
      const rows = rowsOfSpan(one);
      const tables = rows.map((row) => new Map(columnsOf(one, row).map(({ column, value }) => [column, value])));
      const attributes = [one.attributes, one.scope.attributes, one.resource.attributes];
      const lists = [...one.events, ...one.links].map((part) => part.attributes);
      const names = new Set([...Object.keys(fixedColumns), ...[...attributes, ...lists].flatMap(Object.keys)]);
      expect(rows).toHaveLength(1 + one.events.length + one.links.length);
      // No query can name the others.
      for (const name of [...names].filter(({ length }) => length > 0 && length <= 256)) {
        const told = new Set(tables.map((table) => JSON.stringify(table.get(name) ?? null)));
        const seen = new Set(byEngine(one, name).map((value) => JSON.stringify(value)));
        expect({ name, values: told }).toEqual({ name, values: seen });
      }
    }
  });

  it('say where an attribute stood, and what it hides', () => {
    const columns = columnsOfSpan({
      attributes: { 'app.tier': text('span') },
      resource: { attributes: { 'app.tier': text('resource'), 'host.name': text('pi') }, schemaUrl: '' },
    });
    expect(columns.get('app.tier')).toMatchObject({ value: 'span', from: ['span.attributes["app.tier"]'] });
    expect(columns.get('app.tier')?.why).toContain('hides resource.attributes["app.tier"]');
    expect(columns.get('host.name')).toMatchObject({ from: ['resource.attributes["host.name"]'], why: null });
  });

  it('make a duration of two times', () => {
    const { value, from, why } = columnsOfSpan({ start: 1_000_000_000n, end: 1_012_500_000n }).get('duration_ms') ?? {};
    expect([value, from]).toEqual([12.5, ['span.endTimeUnixNano', 'span.startTimeUnixNano']]);
    expect(why).toContain('12,500,000 ns');
  });

  it('say that a sample rate is the weight, too', () => {
    expect(columnsOfSpan({ attributes: { SampleRate: integer(10) } }).get('SampleRate')?.why).toContain('the weight');
  });

  it('leave out what a root and a span without an error do not have, with the reason', () => {
    const one = stored(span());
    const absent = new Map(absentColumns(first(one)).map(({ column, why }) => [column, why]));
    expect(absent.get('trace.parent_id')).toContain('root');
    expect(absent.get('error')).toContain('only where the status is an error');
  });
});

const paths = (one: Partial<Span>, arrived: Parameters<typeof withoutColumn>[2] = null) => {
  const of = stored(span(one));
  return new Map(withoutColumn(of, first(of), arrived).map(({ path, why }) => [path, why]));
};

const wire = (key: string, value: string) => ({ key, value: { stringValue: value } });

describe('what became no column', () => {
  it('is an attribute without a value, and what stands in rows of its own', () => {
    const told = paths({
      attributes: { nothing: { type: 'empty', value: null } },
      events: [{ name: 'e', time: 1n, attributes: {} }],
    });
    expect(told.get('span.attributes["nothing"]')).toContain('no value');
    expect(told.get('span.events')).toBe('The event is a row of its own.');
  });

  it('is what arrived and was left out or cut by a limit', () => {
    const told = paths(
      { attributes: { kept: text('a'), cut: text(`${'x'.repeat(10)}…`) } },
      { attributes: [wire('kept', 'a'), wire('cut', 'x'.repeat(50)), wire('beyond', 'b')] },
    );
    expect([...told.keys()]).toContain('span.attributes["beyond"]');
    expect(told.get('span.attributes["cut"]')).toBe('Cut: 50 characters arrived.');
    expect([...told.keys()]).not.toContain('span.attributes["kept"]');
  });
});
