import { describe, expect, it } from 'vitest';
import type { FieldGroup } from '@/lib/waterfall/fields.ts';
import { maskedFields } from './masked-fields.ts';

const group = (key: string, text: string): FieldGroup => ({
  kind: 'attributes',
  title: 'Attributes',
  fields: [{ key, text, type: 'string' }],
});

describe('a span’s fields, masked', () => {
  it('hide what looks like a secret and say how many they hid', () => {
    const { groups, hidden } = maskedFields([
      group('http.request.header.authorization', 'anything'),
      group('url.query', 'page=2&email=a.b%40example.org'),
      group('app.count', '3'),
    ]);
    const texts = groups.flatMap(({ fields }) => fields.map(({ text }) => text));
    expect(texts).toEqual(['(hidden: 8 characters)', 'page=2&email=(hidden: 17 characters)', '3']);
    expect(hidden).toBe(2);
  });

  it('hide one in a key too', () => {
    expect(maskedFields([group('user someone@example.org', 'x')]).groups[0]?.fields[0]?.key).toBe(
      'user (hidden: 19 characters)',
    );
  });

  it('leave a span’s own ids alone, whatever digits they have', () => {
    const id = group('trace.span_id', '4532015112830366');
    expect(maskedFields([id])).toEqual({ groups: [id], hidden: 0 });
  });
});
