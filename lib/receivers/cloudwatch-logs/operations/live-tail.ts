import type { Answer } from '../call.ts';
import { Fault } from '../fault.ts';

/** StartLiveTail streams over an event stream of its own, from another host: there is none here, and that is said. */
export async function startLiveTail(): Promise<Answer | Fault> {
  return new Fault(
    'InvalidOperationException',
    'Live Tail sessions are not offered by Spanwalk.',
    'Use “aws logs tail <group> --follow”, which asks FilterLogEvents, or the log view.',
  );
}
