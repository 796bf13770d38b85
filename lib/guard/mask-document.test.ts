import { describe, expect, it } from 'vitest';
import { made } from './leaks.fixture.ts';
import { maskDocument } from './mask-document.ts';

describe('a document whose secrets are hidden', () => {
  it('keeps its shape, its numbers and all that is none', () => {
    const document = { name: 'backend', fault: true, start_time: 1795393563.036, http: { status: 500 }, cause: null };
    expect(maskDocument(document)).toEqual({ document, hidden: 0 });
  });

  it('has none left in values, lists, keys, numbers or JSON that stands in a text', () => {
    const { document, hidden } = maskDocument({
      metadata: { default: { rows: [{ password: made.word }, `to ${made.iban}`] }, [`of ${made.aws}`]: 1 },
      card: Number(made.card),
      payload: JSON.stringify({ note: made.jwt }),
    });
    const told = JSON.stringify(document);
    for (const secret of [made.word, made.iban, made.aws, made.card, made.jwt]) expect(told).not.toContain(secret);
    expect(hidden).toBe(5);
  });

  it('is left out where it is nested beyond measure', () => {
    const deep = Array.from({ length: 200 }).reduce<object>((inner) => ({ inner }), { password: made.word });
    expect(maskDocument(deep as never)).toEqual({
      document: { '(left out)': 'nested too deep to be shown' },
      hidden: 0,
    });
  });
});
