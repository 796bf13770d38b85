import type { Engine } from '../../engine/start-engine.ts';
import type { Journal, JournalTrace } from '../../journal/journal.ts';
import { pictureOf } from '../../journal/waterfall-picture.ts';
import { outline } from '../../waterfall/outline.ts';
import { growTree } from '../../waterfall/tree.ts';
import type { Verdict } from '../verdicts.ts';

/** Of each verdict these are drawn, and of a whole journal not more than those. */
const TRACES_OF_A_VERDICT = 2;
const TRACES_OF_A_JOURNAL = 120;
/** A larger trace is drawn as far as its first spans go. */
const MOST_SPANS = 2000;

/** The traces of verdicts, as they are held now, each once. What was pruned since, or is beyond measure, is counted. */
export async function toldTraces(
  engine: Pick<Engine, 'spansOfTrace'>,
  workspace: string,
  verdicts: readonly Verdict[],
): Promise<Pick<Journal, 'traces' | 'tracesLeftOut'>> {
  const syntheticRoots = verdicts.flatMap(({ syntheticParent }) => syntheticParent ?? []);
  const all = new Set(verdicts.flatMap(({ traceIds }) => traceIds));
  const wanted = new Set(verdicts.flatMap(({ traceIds }) => traceIds.slice(0, TRACES_OF_A_VERDICT)));
  const traces: JournalTrace[] = [];
  for (const traceId of [...wanted].slice(0, TRACES_OF_A_JOURNAL)) {
    const spans = await engine.spansOfTrace(workspace, traceId, MOST_SPANS);
    if (spans.length === 0) continue;
    const tree = growTree(spans, { syntheticRoots });
    traces.push({ traceId, spans: spans.length, outline: outline(tree), picture: pictureOf(tree) });
  }
  return { traces, tracesLeftOut: all.size - traces.length };
}
