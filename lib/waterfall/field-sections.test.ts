import { describe, expect, it } from 'vitest';
import { sketch } from '../../tests/support/sketch.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { searchFields } from './field-search.ts';
import { fieldCount, fieldSections, type FieldSection } from './field-sections.ts';
import { fieldsOf } from './fields.ts';

const [plain] = sketch('name 0..5') as [StoredSpan];
const many = (count: number): StoredSpan['attributes'] =>
  Object.fromEntries(Array.from({ length: count }, (_, nth) => [`key.${nth}`, { type: 'string', value: `v${nth}` }]));
const events = Array.from({ length: 1000 }, (_, nth) => ({ name: `event ${nth}`, time: plain.start, attributes: {} }));
const links = Array.from({ length: 500 }, () => ({
  traceId: 'b'.repeat(32), spanId: 'c'.repeat(16), traceState: '', attributes: {}, flags: null,
})); // prettier-ignore
const large: StoredSpan = { ...plain, attributes: many(2000), events, links };

const sectionOf = (sections: readonly FieldSection[], kind: string): FieldSection =>
  sections.find((section) => section.kind === kind) as FieldSection;
const shownIn = (sections: readonly FieldSection[]): number =>
  sections.reduce((sum, { groups }) => sum + fieldCount(groups), 0);

describe('the fields of a span with thousands of them', () => {
  const sections = fieldSections(fieldsOf(large), () => 60);

  it('are shown by some dozens of each kind, and the others are counted', () => {
    expect(shownIn(sections)).toBeLessThan(6 * 60);
    expect(sectionOf(sections, 'attributes')).toMatchObject({ count: 2000, left: 1940 });
    expect(sectionOf(sections, 'event')).toMatchObject({ count: 1000, left: 980 });
    expect(sectionOf(sections, 'link')).toMatchObject({ count: 500, left: 480 });
  });

  it('are all shown to who asks often enough', () => {
    const all = fieldSections(fieldsOf(large), () => 10_000);
    expect(shownIn(all)).toBe(fieldCount(fieldsOf(large)));
    expect(all.every(({ left }) => left === 0)).toBe(true);
  });

  it('are found by a search wherever they are', () => {
    const found = fieldSections(searchFields(large, 'event 987'), () => 60);
    expect(found.map(({ kind, count, left }) => [kind, count, left])).toEqual([['event', 1, 0]]);
  });

  it('are cut within one event that alone has too many', () => {
    const span = { ...plain, events: [{ name: 'one', time: plain.start, attributes: many(2000) }] };
    const section = sectionOf(fieldSections(fieldsOf(span), () => 60), 'event'); // prettier-ignore
    expect([fieldCount(section.groups), section.count, section.left]).toEqual([60, 1, 1]);
  });
});

it('the fields of a plain span are all shown, in their order', () => {
  const sections = fieldSections(fieldsOf(plain), () => 60);
  expect(sections.flatMap(({ groups }) => groups)).toEqual(fieldsOf(plain));
  expect(sections.every(({ left }) => left === 0)).toBe(true);
});
