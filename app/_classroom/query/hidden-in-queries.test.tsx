import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { made } from '@/lib/guard/leaks.fixture.ts';
import type { QuerySpecInput } from '@/lib/query/spec.ts';
import { specWords } from '../explore/saved/spec-words.ts';
import { FieldsClause } from './fields-clause.tsx';
import { maskedSpec } from './masked-spec.ts';
import { QueryJson } from './query-json.tsx';
import type { Filter } from './query-words.ts';
import { WhereRow } from './where-row.tsx';

const mail = 'someone@example.org';
const nothing = (): void => undefined;

const row = (filter: Filter): string =>
  renderToStaticMarkup(
    <WhereRow
      place={0}
      filter={filter}
      columns={[]}
      problems={[]}
      onChange={nothing}
      onInstead={nothing}
      onRemove={nothing}
    />,
  );

const secrets: QuerySpecInput = {
  calculations: [{ op: 'COUNT' }],
  filters: [
    { column: 'user.email', op: 'in', value: [mail, 'ada'] },
    { column: 'root.http.request.header.authorization', op: '=', value: made.word },
    { column: 'name', op: 'exists' },
    { column: 'app.count', op: '>', value: 3 },
  ],
  calculated_fields: [{ name: 'mine', expression: `EQUALS($user.email, "${mail}")` }],
  time_range: 600,
};

describe('a filter that came from elsewhere', () => {
  it('hides a value that looks like a secret, and shows it to who asks', () => {
    const html = row({ column: 'user.email', op: '=', value: mail });
    expect(html).not.toContain(mail);
    expect(html).toContain('(hidden: 19 characters)');
    expect(html).toContain('aria-label="Show the value of filter 1"');
  });

  it('hides a value whose column alone makes a secret of it, of whichever span of the trace', () => {
    const html = row({ column: 'parent.http.request.header.authorization', op: '=', value: made.word });
    expect(html).not.toContain(made.word);
  });

  it('is hidden in an expression as well', () => {
    const html = renderToStaticMarkup(<FieldsClause value={secrets} columns={[]} problems={[]} onChange={nothing} />);
    expect(html).not.toContain(mail);
    expect(html).toContain('aria-label="Show the expression of calculated field 1"');
  });

  it('shows any other', () => {
    const html = row({ column: 'name', op: '=', value: 'GET /home' });
    expect(html).toContain('value="GET /home"');
    expect(html).not.toContain('Show the value');
  });
});

describe('a query in JSON and in words', () => {
  it('hides secrets in filters and in expressions, and leaves all else as it is', () => {
    const { spec, hidden } = maskedSpec(secrets);
    expect(hidden).toBe(3);
    expect(spec).toEqual({
      ...secrets,
      filters: [
        { column: 'user.email', op: 'in', value: ['(hidden: 19 characters)', 'ada'] },
        { column: 'root.http.request.header.authorization', op: '=', value: '(hidden: 15 characters)' },
        ...(secrets.filters ?? []).slice(2),
      ],
      calculated_fields: [{ name: 'mine', expression: 'EQUALS($user.email, "(hidden: 19 characters)")' }],
    });
    expect(Object.keys(spec)).toEqual(Object.keys(secrets));
  });

  it('says how many are hidden, and that editing shows them', () => {
    const html = renderToStaticMarkup(<QueryJson value={secrets} onChange={nothing} />);
    expect(html).not.toContain(mail);
    expect(html).not.toContain(made.word);
    expect(html).toContain('3 values look like secrets and are hidden.');
    expect(html).toContain('>Show and edit<');
  });

  it('hides nothing where nothing looks like a secret', () => {
    const html = renderToStaticMarkup(<QueryJson value={{ limit: 5 }} onChange={nothing} />);
    expect(html).toContain('>Edit or paste<');
    expect(html).not.toContain('(hidden');
  });

  it('stands in one line without them', () => {
    const line = specWords(secrets);
    expect(line).not.toContain(mail);
    expect(line).not.toContain(made.word);
    expect(line).toContain('app.count > 3');
  });
});
