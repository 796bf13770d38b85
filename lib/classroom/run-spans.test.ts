import { describe, expect, it } from 'vitest';
import type { StoredSpan } from '../telemetry/span.ts';
import type { Run } from './run-schema.ts';
import { MOST_JUDGED, RunSpans, type SpanSource } from './run-spans.ts';

const OWN = 'a'.repeat(32);
const strayed = (at: number): string => at.toString(16).padStart(32, 'b');

/** Traces of so many spans each, and how many were read of them. */
function traces(each: number) {
  const reads: number[] = [];
  const source: SpanSource = {
    read: async (_workspace, traceIds, limit) => {
      const all = traceIds.flatMap((traceId) =>
        Array.from({ length: each }, () => ({ traceId, parentId: null }) as StoredSpan),
      );
      const spans = all.slice(0, Math.max(0, limit));
      reads.push(spans.length);
      return spans;
    },
  };
  return { source, reads };
}

const run = (own: 'watch' | 'call', traceIds: string[]): Run => ({ workspace: 'local', own, traceIds }) as Run;

describe('the spans that a run is judged on', () => {
  it('are no more than one verdict can look at, however many are sent while somebody is watched', async () => {
    const { source, reads } = traces(3000);
    const spans = new RunSpans(run('watch', []), source);
    for (let at = 0; at < 100; at += 1) {
      spans.takeStray(strayed(at));
      await spans.all();
    }
    expect([(await spans.all()).length, reads.reduce((sum, read) => sum + read)]).toEqual([MOST_JUDGED, MOST_JUDGED]);
  });

  it('are the run’s own first, whatever strayed before they came', async () => {
    const { source } = traces(6000);
    const spans = new RunSpans(run('call', [OWN]), {
      read: (workspace, traceIds, limit) =>
        source.read(workspace, came ? traceIds : traceIds.filter((traceId) => traceId !== OWN), limit),
    });
    let came = false;
    spans.takeStray(strayed(1));
    spans.takeStray(strayed(2));
    expect(await spans.all()).toHaveLength(MOST_JUDGED);
    came = true;
    spans.expire([OWN]);
    const held = await spans.all();
    expect(held.filter(({ traceId }) => traceId === OWN)).toHaveLength(6000);
    expect(held).toHaveLength(MOST_JUDGED);
  });

  it.each([
    ['call', 'another caller’s, whose parent is elsewhere', false],
    ['call', 'begun anew, since our context was lost', true],
    ['watch', 'of whoever the student had call it', true],
  ] as const)('of a run of the kind %s, a trace nobody announced counts: %s, %s', async (own, whose, counts) => {
    const parentId = whose.startsWith('begun') ? null : 'c'.repeat(16);
    const { source } = traces(0);
    const spans = new RunSpans(run(own, []), {
      ...source,
      read: async (_workspace, traceIds) => traceIds.map((traceId) => ({ traceId, parentId }) as StoredSpan),
    });
    spans.takeStray(strayed(1));
    expect((await spans.all()).length > 0).toBe(counts);
  });

  it('are none of a file that somebody brought in meanwhile', async () => {
    const spans = new RunSpans(run('watch', []), {
      ...traces(0).source,
      read: async (_workspace, traceIds) =>
        traceIds.map((traceId) => ({ traceId, parentId: null, environment: 'imported' }) as StoredSpan),
    });
    spans.takeStray(strayed(1));
    expect(await spans.all()).toEqual([]);
  });
});
