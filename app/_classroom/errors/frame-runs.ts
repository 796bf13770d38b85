import type { ShownFrame } from '@/lib/telemetry/error-item.ts';

/** Frames that stand together, all of them the application's own or none. */
export interface FrameRun {
  inApp: boolean;
  /** Its place among the frames, which names it. */
  from: number;
  frames: ShownFrame[];
}

/** Cuts a stack, given from the outermost call, into runs from the innermost. */
export function runsOfFrames(frames: readonly ShownFrame[]): FrameRun[] {
  const runs: FrameRun[] = [];
  for (const [from, frame] of frames.toReversed().entries()) {
    const last = runs.at(-1);
    if (last?.inApp === frame.inApp) last.frames.push(frame);
    else runs.push({ inApp: frame.inApp, from, frames: [frame] });
  }
  return runs;
}
