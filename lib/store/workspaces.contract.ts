import { describe, expect, it } from 'vitest';
import { batch, NOW, problem, span, text } from './spans.fixture.ts';
import { storePerTest, type StoreUnderTest } from './store-per-test.fixture.ts';

/** What every store promises about whole workspaces. */
export function keepsWorkspacesApart(under: StoreUnderTest): void {
  const ada = { workspace: 'ada' };
  const grace = { workspace: 'grace' };

  describe('whole workspaces', () => {
    const { store } = storePerTest(under);
    it('tells when each one’s newest span was received', async () => {
      await store().append([
        batch([span()], { ...ada, receivedAt: NOW }),
        batch([span()], { ...ada, receivedAt: NOW + 5 }),
        batch([span()], grace),
      ]);
      expect(await store().lastArrivals()).toEqual({ ada: NOW + 5, grace: NOW });
    });

    it('purges one and leaves the other as it is', async () => {
      const kept = span({ attributes: { mine: text('grace’s word') } });
      const gone = span({ attributes: { mine: text('ada’s word') } });
      await store().append([batch([gone], { ...ada, refused: [problem('otlp/bad', 'ada’s')] }), batch([kept], grace)]);
      await store().put('ada', 'progress', 'step', {});
      await store().put('grace', 'progress', 'step', {});

      expect(await store().purge('ada')).toBe(1);

      expect(await store().spansOfTrace('ada', gone.traceId)).toEqual([]);
      expect((await store().columns('ada')).map(({ name }) => name)).not.toContain('mine');
      expect(await store().refusals('ada')).toEqual([]);
      expect(await store().list('ada', 'progress')).toEqual([]);
      expect(await store().spansOfTrace('grace', kept.traceId)).toHaveLength(1);
      expect((await store().columns('grace')).map(({ name }) => name)).toContain('mine');
      expect(await store().list('grace', 'progress')).toHaveLength(1);
    });

    it('accounts for what it purged, and goes on numbering where it was', async () => {
      await store().append([batch([span(), span()], ada)]);
      await store().purge('ada');
      expect(await store().ledger('ada')).toMatchObject({ received: 2, stored: 0, pruned: 2, inFlight: 0 });
      await store().append([batch([span()], grace)]);
      expect(await store().lastSeq()).toBe(3);
    });

    it('takes a span again that was purged', async () => {
      const again = span();
      await store().append([batch([again], ada)]);
      await store().purge('ada');
      const [appended] = await store().append([batch([again], ada)]);
      expect(appended).toMatchObject({ duplicates: 0 });
    });
  });
}
