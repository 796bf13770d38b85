import { describe, expect, it } from 'vitest';
import { made } from '../guard/leaks.fixture.ts';
import type { ColumnSummary } from '../store/telemetry-store.ts';
import { shownColumns } from './shown-columns.ts';

const column = (name: string, ...samples: string[]): ColumnSummary => ({ name, type: 'string', count: 1, samples });

describe('the columns that a page offers', () => {
  it('come with the examples that are none of anybody’s secrets', () => {
    const columns = [
      column('app.user_email', 'someone@example.org', 'nobody'),
      column('http.request.header.authorization', 'anything'),
      column('http.route', '/activities/home'),
      column(`of ${made.aws}`, 'x'),
    ];
    expect(shownColumns(columns)).toEqual([
      column('app.user_email', 'nobody'),
      column('http.request.header.authorization'),
      column('http.route', '/activities/home'),
    ]);
  });
});
