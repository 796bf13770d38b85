import { headers } from 'next/headers';
import { preload } from 'react-dom';
import type { FirstLook } from '@/app/_classroom/traces/first-look.ts';
import { packedHref } from '@/app/_classroom/feed/trace-reader.ts';
import { theClassroom } from '@/lib/classroom/classroom.ts';
import { shownSignal } from '@/lib/classroom/errors/shown-signal.ts';
import { hostProblem } from '@/lib/classroom/guard.ts';
import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { frameTrace } from '@/lib/telemetry/packed-trace.ts';

/** A trace of so many spans at most comes with its page; a larger one would hold the page up. */
const MOST_SPANS = 2000;
const MOST_SIGNALS = 200;
const MOST_SIGNAL_BYTES = 256 * 1024;

/**
 * What a trace's page is sent with, so that its rows stand there before any script has run: the trace itself, for whoever
 * may read it. Undefined where it is too large, or nobody's; the page then asks for it as it does for what comes later,
 * and of a large one the answer is under way already.
 */
export async function firstLook(traceId: string): Promise<FirstLook | undefined> {
  const { engine, roster, settings, ...classroom } = theClassroom();
  const asking = await headers();
  const admission = roster.admit('http://classroom.invalid/', asking);
  if (hostProblem(asking, settings.allowedHosts) || !('visitor' in admission)) return undefined;
  const { workspace } = admission.visitor;
  const wanted = { limit: MOST_SPANS, whole: true };
  const [{ bytes, ...facts }, { signals, more }, syntheticRoots] = await Promise.all([
    engine.packedTrace(workspace, traceId, wanted),
    engine.signalPage(workspace, { traceIds: [traceId], order: 'stored', limit: MOST_SIGNALS, mostBytes: MOST_SIGNAL_BYTES }),
    syntheticRootsOf(classroom, workspace, traceId),
  ]);
  if (facts.truncated) preload(packedHref(traceId), { as: 'fetch', crossOrigin: 'anonymous' });
  if (facts.truncated || more !== null) return undefined;
  return { trace: frameTrace({ syntheticRoots, ...facts }, bytes), signals: signals.map(shownSignal) };
} // prettier-ignore
