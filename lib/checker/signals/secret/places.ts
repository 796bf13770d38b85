import type { Look } from '../../../guard/look.ts';
import {
  textsOfError,
  textsOfLog,
  textsOfSegment,
  textsOfSpan,
  type SecretPlace,
  type SpanPlace,
} from '../../../guard/texts-of.ts';
import type { Branch } from '../../../waterfall/tree.ts';
import type { Scene } from '../../observation.ts';

/** Spans of one process share their resource; it is looked at once. */
function onBranches(place: SpanPlace, branches: readonly Branch[], lookOn: LookOn): void {
  const seen = new Set<unknown>();
  for (const branch of branches) {
    const { attributes } = branch.span.resource;
    if (place === 'resource' && seen.has(attributes)) continue;
    seen.add(attributes);
    textsOfSpan[place](branch.span, lookOn(branch));
  }
}

/** Gives the look for a span; for log records, errors and segments, which belong to none, for undefined. */
export type LookOn = (branch: Branch | undefined) => Look;

/** Looks at every text that stands in the given places. */
export function lookAtTexts(places: readonly SecretPlace[], scene: Scene, lookOn: LookOn): void {
  const { branches, logs, errors, segments } = scene;
  for (const place of places) {
    if (place === 'log') for (const log of logs) textsOfLog(log, lookOn(undefined));
    else if (place === 'error-item') for (const error of errors) textsOfError(error, lookOn(undefined));
    else if (place === 'segment') for (const segment of segments) textsOfSegment(segment, lookOn(undefined));
    else onBranches(place, branches, lookOn);
  }
}
