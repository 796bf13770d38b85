import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import { sketch } from '../../tests/support/sketch.ts';
import { columnChoices, fieldOf, knownColumns, movedColumn, MOST_COLUMNS } from './columns.ts';

const [span, other] = sketch(`
  GET / @shop 0..5 {http.route=/, app.user_id=7, service.name=mine}
  render 6..7
`) as [StoredSpan, StoredSpan];
const text = (key: string): string | undefined => fieldOf(span, key)?.text;

describe('a field as a column', () => {
  it('is a span’s attribute, its own columns, or what its resource and scope say', () => {
    expect([text('http.route'), text('duration_ms'), text('library.name')]).toEqual(['/', '5', 'home.activities']);
    expect(fieldOf(other, 'service.name')?.text).toBe('backend-next');
  });

  it('is the span’s own before the resource’s, as the later overwrites the earlier', () =>
    expect(text('service.name')).toBe('mine'));

  it('counts events without looking into them', () => {
    const events = [{ name: 'x', time: span.start, attributes: { 'only.here': { type: 'int', value: 1 } } as const }];
    expect(fieldOf({ ...span, events }, 'span.num_events')?.text).toBe('1');
    expect(fieldOf({ ...span, events }, 'only.here')).toBeUndefined();
  });

  it('is nothing where the span has none, whatever the name', () => {
    for (const key of ['no.such', 'constructor', '__proto__', '']) expect(text(key)).toBeUndefined();
  });

  it('is offered by how many have it', () => {
    const choices = columnChoices([span, other]);
    expect(choices.indexOf('duration_ms')).toBeLessThan(choices.indexOf('app.user_id'));
    expect(columnChoices([])).toEqual([]);
  });

  it('is offered from a sample of a large trace', () => {
    const many = Array.from({ length: 5000 }, (_, index) => (index < 2500 ? span : other));
    expect(columnChoices(many, 50)).toContain('app.user_id');
  });
});

describe('the columns that were chosen', () => {
  it('are each one once, and no more than fit, whatever was kept', () => {
    expect(knownColumns(['a', 'a', '', 7, null, 'b', 'x'.repeat(5000)])).toEqual(['a', 'b']);
    expect(knownColumns('abcdefghij'.split(''))).toHaveLength(MOST_COLUMNS);
  });

  it('change places', () => {
    expect(movedColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedColumn(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(movedColumn(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(movedColumn(['a', 'b'], 'z', 1)).toEqual(['a', 'b']);
  });
});
