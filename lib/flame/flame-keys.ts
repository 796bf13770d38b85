import type { DrawnFrame } from './lay-flame.ts';

/** What a key asks of the flame graph. */
export type FlameMove = { does: 'focus' | 'zoom'; key: string } | { does: 'zoom-out' };

/**
 * The keyboard of the flame graph: down goes to what a frame called, up to its caller, left and right along the row,
 * Home to the top, Enter zooms in and Escape out again. A tree's keys turned by a quarter, since callers stand above.
 *
 * @returns null where the key means nothing here and the browser may have it
 */
export function flameMove(drawn: readonly DrawnFrame[], focused: string | undefined, pressed: string): FlameMove | null {
  const at = drawn.find(({ frame }) => frame.key === focused) ?? drawn[0];
  if (at === undefined) return null;
  if (pressed === 'Enter' || pressed === ' ') return { does: 'zoom', key: at.frame.key };
  if (pressed === 'Escape') return { does: 'zoom-out' };
  const step = Object.hasOwn(steps, pressed) ? steps[pressed] : undefined;
  if (step === undefined) return null;
  return { does: 'focus', key: (step(drawn, at) ?? at).frame.key };
} // prettier-ignore

type Step = (drawn: readonly DrawnFrame[], at: DrawnFrame) => DrawnFrame | undefined;

const steps: Record<string, Step> = {
  ArrowDown: (drawn, { frame }) => widest(drawn.filter((each) => each.frame.parent === frame)),
  ArrowUp: (drawn, { frame }) => drawn.find((each) => each.frame === frame.parent),
  ArrowRight: (drawn, at) => alongside(drawn, at, 1),
  ArrowLeft: (drawn, at) => alongside(drawn, at, -1),
  Home: (drawn) => drawn[0],
  End: (drawn) => drawn.at(-1),
};

/** What is most worth looking at comes first. */
const widest = (row: readonly DrawnFrame[]): DrawnFrame | undefined =>
  row.reduce<DrawnFrame | undefined>(
    (most, each) => (most === undefined || each.width > most.width ? each : most),
    undefined,
  );

function alongside(drawn: readonly DrawnFrame[], at: DrawnFrame, by: 1 | -1): DrawnFrame | undefined {
  const row = drawn.filter(({ level }) => level === at.level);
  return row[row.indexOf(at) + by];
}
