import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Observation } from '../../checker/observation.ts';
import type { ErrorOccurrence } from '../../telemetry/error-occurrence.ts';
import type { LogEvent } from '../../telemetry/log-event.ts';
import type { Segment } from '../../telemetry/segment.ts';
import { signalFromJson, type SignalJson } from '../../telemetry/signal-json.ts';
import type { Step } from '../step.ts';

/** What arrives of a variant beside spans, as `GET /classroom/signals` tells it: `{"signals": […]}`, or the list alone. */
const signalsFile = (step: Step, variant: string): string => `${step.folder}/evidence/${variant}.signals.json`;

type Beside = Required<Pick<Observation, 'logs' | 'segments' | 'errors'>>;

/** A host that takes signals, and to which none came: what is looked for among them is then missing, and not unseen. */
export const noSignals: Beside = { logs: [], segments: [], errors: [] };

/** What really arrives of a variant beside spans. Without such a file the step has none, and is judged on its spans. */
export function signalsOf(root: string, step: Step, variant: string): Beside {
  const file = path.join(root, signalsFile(step, variant));
  if (!existsSync(file)) return noSignals;
  const json = JSON.parse(readFileSync(file, 'utf8')) as SignalJson[] | { signals: SignalJson[] };
  const signals = (Array.isArray(json) ? json : json.signals).map(signalFromJson);
  return {
    logs: signals.flatMap((one): LogEvent[] => (one.signal === 'log' ? [one.log] : [])),
    segments: signals.flatMap((one): Segment[] => (one.signal === 'segment' ? [one.segment] : [])),
    errors: signals.flatMap((one): ErrorOccurrence[] => (one.signal === 'error' ? [one.error] : [])),
  };
}
