import type { Problem } from '../../telemetry/problem.ts';
import type { ExitCode, Surroundings } from '../check-options.ts';
import { findToken } from '../instructor-token.ts';
import { harmless } from '../paint.ts';
import { addStudents } from './add-students.ts';
import { changeStudent } from './change-student.ts';
import { renewToken } from './renew-token.ts';
import { RosterClient } from './roster-client.ts';
import { rosterOptionsSchema } from './roster-options.ts';
import { overviewText } from './roster-text.ts';
import type { RosterAction } from './roster-work.ts';

const WHERE =
  'Run this on the classroom’s own machine, with the SPANWALK_DATA_DIR that the app has; or set SPANWALK_INSTRUCTOR_TOKEN.';

const noToken: Problem = {
  code: 'roster/no-token',
  message: 'The instructor’s token was not found.',
  hint: WHERE,
};
const otherToken: Problem = {
  code: 'roster/other-token',
  message: 'The instructor’s token that was found is not this classroom’s.',
  hint: WHERE,
};

const list: RosterAction = async ({ client, surroundings }) => {
  const answer = await client.overview();
  if ('problem' in answer) return { problems: [answer.problem] };
  surroundings.out(overviewText(answer.ok));
  return 0;
};

const actions = { add: addStudents, list, renew: changeStudent, remove: changeStudent, token: renewToken };

/** A client with the instructor’s token. The app makes the first one where there is none, and leaves it in its data folder. */
async function connect(url: string): Promise<{ ok: RosterClient } | { problem: Problem }> {
  const before = findToken();
  const client = new RosterClient(url, before);
  const tried = await client.overview();
  if ('ok' in tried) return { ok: client };
  if (tried.problem.code === 'app/unreachable') return tried;
  await new RosterClient(url, undefined).makeToken();
  const found = findToken();
  if (found !== undefined && found !== before) return { ok: new RosterClient(url, found) };
  return { problem: found === undefined ? noToken : otherToken };
}

function tell(problems: readonly Problem[], { err }: Surroundings): ExitCode {
  for (const { message, hint } of problems) err(`${harmless(message)}\n  ${harmless(hint)}\n`);
  return problems.some(({ code }) => code === 'app/unreachable') ? 3 : 2;
}

/** `spanwalk roster`, with what was typed. The app has to run: it alone opens its store. */
export async function runRoster(typed: Record<string, unknown>, surroundings: Surroundings): Promise<ExitCode> {
  const parsed = rosterOptionsSchema.safeParse(typed);
  if (!parsed.success) {
    const hint = 'spanwalk roster --help says what there is.';
    const problems = parsed.error.issues.map(({ message }): Problem => ({ code: 'usage/option', message, hint }));
    return tell(problems, surroundings);
  }
  const options = parsed.data;
  const connected = await connect(options.url ?? `http://127.0.0.1:${process.env['PORT'] ?? 3000}`);
  if ('problem' in connected) return tell([connected.problem], surroundings);
  const ended = await actions[options.action]({ client: connected.ok, options, surroundings });
  return typeof ended === 'number' ? ended : tell(ended.problems, surroundings);
}
