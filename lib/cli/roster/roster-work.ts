import type { Problem } from '../../telemetry/problem.ts';
import type { ExitCode, Surroundings } from '../check-options.ts';
import type { RosterClient } from './roster-client.ts';
import type { RosterOptions } from './roster-options.ts';

/** What an action is given. */
export interface RosterWork {
  client: RosterClient;
  options: RosterOptions;
  surroundings: Surroundings;
}

/** How an action ends: with an exit status, or with what the instructor can put right. */
export type Ended = ExitCode | { problems: Problem[] };

export type RosterAction = (work: RosterWork) => Promise<Ended>;

export const missing = (what: string, example: string): Ended => ({
  problems: [{ code: 'usage/option', message: `Name ${what}.`, hint: `For example: spanwalk roster ${example}` }],
});
