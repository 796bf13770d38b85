import type { Report } from '../../checker/report.ts';
import type { FeedEvent } from '../../feed/feed-event.ts';
import type { SignalJson } from '../../telemetry/signal-json.ts';

export interface WatchedStep {
  id: string;
  lesson: string;
  title: string;
}

/** Everything that the screen of `spanwalk watch` shows. */
export interface WatchState {
  /** Whose work it is, in words. */
  who: string;
  steps: readonly WatchedStep[];
  /** The step shown, by its place in `steps`. */
  at: number;
  /** Whether the screen goes along to wherever the student works. */
  follows: boolean;
  done: ReadonlySet<string>;
  /** The newest report of each step. */
  reports: ReadonlyMap<string, Report>;
  link: 'connecting' | 'live' | 'lost';
  spans: number;
  /** What came beside spans, by kind. */
  signals: Readonly<Record<SignalJson['signal'], number>>;
  /** The newest request that a door turned away. */
  refused: string | null;
  shows: { hints: boolean; outline: boolean; keys: boolean };
  /** Whether `r` runs a step; another’s verdict can only be read again. */
  reruns: boolean;
  /** How many lines of the report are scrolled away above. */
  top: number;
  /** A word about what was last asked for. */
  note: string;
}

export type WatchEvent =
  | { type: 'feed'; event: FeedEvent }
  | { type: 'link'; link: WatchState['link'] }
  | { type: 'done'; steps: readonly string[] }
  | { type: 'verdict'; report: Report }
  | { type: 'note'; note: string }
  | { type: 'go'; by: 1 | -1 }
  | { type: 'scroll'; by: 1 | -1; furthest: number }
  | { type: 'follow' }
  | { type: 'toggle'; what: keyof WatchState['shows'] };

export const beginning = (
  who: { name: string; reruns: boolean },
  steps: readonly WatchedStep[],
  step: string | undefined,
): WatchState => ({
  who: who.name,
  reruns: who.reruns,
  top: 0,
  steps,
  at: Math.max(
    0,
    steps.findIndex(({ id }) => id === step),
  ),
  follows: step === undefined,
  done: new Set(),
  reports: new Map(),
  link: 'connecting',
  spans: 0,
  signals: { log: 0, segment: 0, error: 0 },
  refused: null,
  shows: { hints: false, outline: false, keys: false },
  note: '',
});

/** The state after an event. Pure: what is to be fetched or sent, the keys decide. */
export function after(state: WatchState, event: WatchEvent): WatchState {
  switch (event.type) {
    case 'feed':
      return afterFeed(state, event.event);
    case 'link':
      return { ...state, link: event.link };
    case 'done':
      return { ...state, done: new Set(event.steps) };
    case 'verdict':
      return withReport(state, event.report, false);
    case 'note':
      return { ...state, note: event.note };
    case 'go':
      return { ...state, follows: false, note: '', top: 0, at: wrapped(state.at + event.by, state.steps.length) };
    case 'scroll':
      return { ...state, top: Math.max(0, Math.min(event.furthest, state.top + event.by)) };
    case 'follow':
      return { ...state, follows: true, note: 'following' };
    case 'toggle':
      return { ...state, shows: { ...state.shows, [event.what]: !state.shows[event.what] } };
    default:
      return event satisfies never;
  }
}

const wrapped = (at: number, length: number): number => (length === 0 ? 0 : (at + length) % length);

function withReport(state: WatchState, report: Report, isNews: boolean): WatchState {
  const at = state.steps.findIndex(({ id }) => id === report.step);
  if (at === -1) return state;
  const reports = new Map(state.reports).set(report.step, report);
  const goes = isNews && state.follows && at !== state.at;
  return goes ? { ...state, reports, at, top: 0 } : { ...state, reports };
}

function afterFeed(state: WatchState, event: FeedEvent): WatchState {
  switch (event.type) {
    case 'hello':
      return { ...state, link: 'live' };
    case 'spans':
      return { ...state, spans: state.spans + event.spans.length };
    case 'signals': {
      const signals = { ...state.signals };
      for (const { signal } of event.signals) signals[signal] += 1;
      return { ...state, signals };
    }
    case 'report':
      return withReport(state, event.report, true);
    case 'progress': {
      const done = new Set(state.done);
      if (event.done) done.add(event.step);
      else done.delete(event.step);
      return { ...state, done };
    }
    case 'arrival': {
      const { problem, method, path } = event.arrival;
      return problem === null ? state : { ...state, refused: `${method} ${path}: ${problem.message}` };
    }
    default:
      return state;
  }
}
