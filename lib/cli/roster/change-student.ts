import { harmless } from '../paint.ts';
import { findStudent } from './find-student.ts';
import { KeyFile } from './key-file.ts';
import type { StudentLine } from './roster-client.ts';
import { missing, type Ended, type RosterAction, type RosterWork } from './roster-work.ts';

/** Renews or removes one student, named as on the roster or by workspace. */
export const changeStudent: RosterAction = async (work) => {
  const { client, options } = work;
  if (options.subject === undefined) return missing('a student', `${options.action} "Ada Lovelace"`);
  const overview = await client.overview();
  if ('problem' in overview) return { problems: [overview.problem] };
  const found = findStudent(options.subject, overview.ok.students);
  if ('problem' in found) return { problems: [found.problem] };
  return options.action === 'renew' ? renew(found.ok, work) : remove(found.ok, work);
};

async function renew(student: StudentLine, { client, options, surroundings }: RosterWork): Promise<Ended> {
  const opened = KeyFile.open(options.out ?? `page-key-${student.workspace}.csv`);
  if ('problem' in opened) return { problems: [opened.problem] };
  const answer = await client.renew(student.workspace);
  if ('ok' in answer) opened.ok.write([answer.ok], client.url);
  opened.ok.close();
  if ('problem' in answer) return { problems: [answer.problem] };
  surroundings.out(
    `${harmless(student.name)} has a new page key, in ${opened.ok.path}. The old one opens nothing any more.\n`,
  );
  return 0;
}

async function remove(student: StudentLine, { client, options, surroundings }: RosterWork): Promise<Ended> {
  const { purge } = options;
  const agreed = options.yes || (await agree(student, purge, surroundings));
  if (agreed === null) {
    const message = 'Nobody is here to be asked whether to remove a student.';
    return { problems: [{ code: 'usage/option', message, hint: 'Add --yes.' }] };
  }
  if (!agreed) return 0;
  const answer = await client.remove(student.workspace, purge);
  if ('problem' in answer) return { problems: [answer.problem] };
  const rest = purge ? 'Telemetry and progress are gone too.' : 'Telemetry and progress stay.';
  surroundings.out(`${harmless(student.name)} is off the roster. ${rest}\n`);
  if (!answer.ok.rosterOpen) {
    surroundings.out(
      'That was the last one: the classroom is open to everyone at its machine again, without a sign-in.\n',
    );
  }
  return 0;
}

/** Asks at the terminal; null where there is none. */
async function agree({ name }: StudentLine, purge: boolean, to: RosterWork['surroundings']): Promise<boolean | null> {
  if (!to.isTerminal || to.stdin === undefined) return null;
  const what = purge ? 'with all telemetry and progress, which cannot be undone' : 'keeping telemetry and progress';
  to.err(`Remove ${harmless(name)} from the roster, ${what}? [y/N] `);
  for await (const line of to.stdin()) return /^\s*y(es)?\s*$/i.test(line.toString('utf8'));
  return false;
}
