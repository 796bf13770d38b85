import { describe, expect, it } from 'vitest';
import { unpackSpans } from '../telemetry/packed-spans.ts';
import { spanFromJson, spanToJson } from '../telemetry/span-json.ts';
import type { StoredSpan } from '../telemetry/span.ts';
import { anySpan, seeded } from './random-spans.fixture.ts';
import { batch, span, spans } from './spans.fixture.ts';
import { storePerTest, type StoreUnderTest } from './store-per-test.fixture.ts';

/** All that a span has, by name: what a packed one reads when asked is no property of its own. */
const wholly = (one: StoredSpan): StoredSpan => spanFromJson(spanToJson(one));

/** A root, its child, and the child’s child. */
const family = () => {
  const root = span();
  const child = span({ traceId: root.traceId, parentId: root.spanId, start: root.start + 1n });
  return [root, child, span({ traceId: root.traceId, parentId: child.spanId, start: root.start + 2n })] as const;
};

/** What every store promises about traces that are packed for a page. */
export function packsTraces(under: StoreUnderTest): void {
  describe('a packed trace', () => {
    const { store } = storePerTest(under);
    const packed = async (traceId: string, limit = 100) => {
      const { bytes, truncated } = await store().packedTrace('local', traceId, { limit });
      return { spans: unpackSpans(bytes).map(wholly), truncated };
    };

    it('comes out as it is read, whatever is in it', async () => {
      const sent = Array.from({ length: 20 }, (_, seed) => {
        const { traceId } = span();
        const random = seeded(seed + 1);
        return Array.from({ length: 1 + (seed % 7) }, () => ({ ...anySpan(random), traceId }));
      });
      await store().append([batch(sent.flat())]);
      for (const traceId of new Set(sent.flat().map((one) => one.traceId))) {
        expect((await packed(traceId)).spans).toEqual(await store().spansOfTrace('local', traceId));
      }
    });

    it('keeps times that no double holds', async () => {
      const { traceId } = span();
      const far = { start: 0n, end: 2n ** 64n - 1n };
      await store().append([
        batch([span({ traceId }), span({ traceId, ...far }), span({ traceId, start: 9n, end: 1n })]),
      ]);
      expect((await packed(traceId)).spans).toEqual(await store().spansOfTrace('local', traceId));
    });

    it('holds no more than asked for, and says whether there are more', async () => {
      const { traceId } = span();
      await store().append([batch(spans(5, { traceId }))]);
      expect(await packed(traceId, 5)).toMatchObject({ truncated: false, spans: { length: 5 } });
      const cut = await packed(traceId, 3);
      expect([cut.truncated, cut.spans.map(({ seq }) => seq)]).toEqual([true, [1, 2, 3]]);
      expect(await packed('f'.repeat(32))).toEqual({ spans: [], truncated: false });
      const none = await store().packedTrace('local', traceId, { limit: 3, whole: true });
      expect([none.truncated, unpackSpans(none.bytes)]).toEqual([true, []]);
    });

    it('goes on from what was read before', async () => {
      const { traceId } = span();
      await store().append([
        batch(
          spans(3, { traceId, resource: { attributes: { host: { type: 'string', value: 'one' } }, schemaUrl: '' } }),
        ),
      ]);
      const { upTo } = await store().packedTrace('local', traceId, { limit: 100 });
      await store().append([
        batch(
          spans(2, { traceId, resource: { attributes: { host: { type: 'string', value: 'one' } }, schemaUrl: '' } }),
        ),
      ]);
      const later = await store().packedTrace('local', traceId, { limit: 100, after: upTo });
      expect([upTo, later.upTo]).toEqual([3, 5]);
      expect(unpackSpans(later.bytes).map(wholly)).toEqual((await store().spansOfTrace('local', traceId)).slice(3));
    });

    it('is a workspace’s own', async () => {
      const theirs = span();
      await store().append([batch([theirs], { workspace: 'other' })]);
      expect((await packed(theirs.traceId)).spans).toEqual([]);
    });
  });

  describe('how a trace begins', () => {
    const { store } = storePerTest(under);
    const wish = { rows: 2, most: 3, syntheticRoots: [], named: [] };

    it('is its first rows and what is told of all', async () => {
      const [root, child, leaf] = family();
      await store().append([batch([leaf, child, root])]);
      const named = [leaf.spanId, 'f'.repeat(16)];
      const opening = await store().traceOpening('local', root.traceId, { ...wish, named });
      expect(opening?.spans.map(({ spanId }) => spanId)).toEqual([root.spanId, child.spanId]);
      expect(opening).toMatchObject({
        children: [1, 1],
        roots: 1,
        known: [leaf.spanId],
        whole: { spans: 3, start: root.start },
      });
    });

    it('is a workspace’s own', async () => {
      const [root, child] = family();
      await store().append([batch([root, child], { workspace: 'other' })]);
      expect(await store().traceOpening('local', root.traceId, wish)).toBeNull();
    });

    it('has a row for a parent that is missing, as long as those that name it', async () => {
      const parentId = 'f'.repeat(16);
      const first = span({ parentId });
      const last = span({ traceId: first.traceId, parentId, start: first.start + 5n, end: first.end + 9n });
      await store().append([batch([last, first])]);
      const opening = await store().traceOpening('local', first.traceId, { ...wish, named: [parentId] });
      expect(opening).toMatchObject({
        missing: [{ spanId: parentId, children: 2, end: last.end }],
        roots: 1,
        known: [parentId],
        whole: { spans: 2, hasRoot: false, missing: 1, orphans: 2 },
      });
      expect(opening?.spans.map(({ spanId }) => spanId)).toEqual([first.spanId]);
    });

    it('is not told where it depends on more: too many spans, or too much text', async () => {
      const [root, child, leaf] = family();
      await store().append([batch([root, child, leaf])]);
      expect(await store().traceOpening('local', root.traceId, { ...wish, most: 2 })).toBeNull();
      const long = span({ attributes: { text: { type: 'string', value: 'x'.repeat(600_000) } } });
      await store().append([batch([long])]);
      expect(await store().traceOpening('local', long.traceId, wish)).toBeNull();
    });
  });
}
