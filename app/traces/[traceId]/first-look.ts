import { setTimeout as wait } from 'node:timers/promises';
import { headers } from 'next/headers';
import type { FirstLook } from '@/app/_classroom/traces/first-look.ts';
import { theClassroom } from '@/lib/classroom/classroom.ts';
import { shownSignal } from '@/lib/classroom/errors/shown-signal.ts';
import { hostProblem } from '@/lib/classroom/guard.ts';
import { syntheticRootsOf } from '@/lib/classroom/synthetic-roots.ts';
import { coordinatesOf } from '@/lib/telemetry/signal.ts';
import { frameTrace, MAX_SPANS } from '@/lib/telemetry/packed-trace.ts';

/** A trace of so many spans comes whole with its page; of a larger one its first rows are drawn sooner. */
const FEW_SPANS = 500;
/** Where its first rows cannot be told ahead, so many are drawn soon enough; more would hold the page up. */
const MOST_SPANS = 2000;
const MOST_SIGNALS = 200;
const MOST_SIGNAL_BYTES = 256 * 1024;

/** As many rows as a tall window shows. */
const OPENING_ROWS = 40;

/** A store that is busy for longer does not hold the page up: it comes without its trace, and asks for it. */
const PATIENCE_MS = 800;

/**
 * What a trace's page is sent with, so that its rows stand there before any script has run, for whoever may read it: the
 * trace itself, or of a large one its first rows while all of it is on its way. Undefined where it is nobody's, or neither
 * can be told quickly; the page then asks for it as it does for what comes later.
 */
export async function firstLook(traceId: string): Promise<FirstLook | undefined> {
  const { roster, settings } = theClassroom();
  const asking = await headers();
  const admission = roster.admit('http://classroom.invalid/', asking);
  if (hostProblem(asking, settings.allowedHosts) || !('visitor' in admission)) return undefined;
  return Promise.race([lookAt(admission.visitor.workspace, traceId), wait(PATIENCE_MS, undefined, { ref: false })]);
}

async function lookAt(workspace: string, traceId: string): Promise<FirstLook | undefined> {
  const { engine, ...classroom } = theClassroom();
  const page = { traceIds: [traceId], order: 'stored', limit: MOST_SIGNALS, mostBytes: MOST_SIGNAL_BYTES } as const;
  const whole = async (limit: number) => {
    const packed = await engine.packedTrace(workspace, traceId, { limit, whole: true });
    return packed.truncated ? null : packed;
  };
  const [few, { signals, more }, syntheticRoots] = await Promise.all([
    whole(FEW_SPANS),
    engine.signalPage(workspace, page),
    syntheticRootsOf(classroom, workspace, traceId),
  ]);
  if (more !== null) return undefined;
  const told = { signals: signals.map(shownSignal) };
  if (few === null && signals.every(({ signal }) => signal !== 'segment')) {
    const named = signals.flatMap((signal) => coordinatesOf(signal, 0n).spanId ?? []);
    const wish = { rows: OPENING_ROWS, most: MAX_SPANS, syntheticRoots, named };
    const opening = await engine.traceOpening(workspace, traceId, wish);
    if (opening !== null) return { is: 'opening', opening, syntheticRoots, ...told };
  }
  const packed = few ?? (await whole(MOST_SPANS));
  if (packed === null) return undefined;
  const { bytes, ...facts } = packed;
  return { is: 'whole', trace: frameTrace({ syntheticRoots, ...facts }, bytes), ...told };
}
