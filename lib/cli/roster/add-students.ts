import { KeyFile } from './key-file.ts';
import { readNames } from './names-file.ts';
import { addedText } from './roster-text.ts';
import { missing, type Ended, type RosterAction, type RosterWork } from './roster-work.ts';

const KEYS = 'page-keys.csv';

/** Puts the names of a file on the roster. Nothing is done before every line of it is good. */
export const addStudents: RosterAction = async (work) => {
  const { options, surroundings } = work;
  const { subject: file, out = KEYS } = options;
  if (file === undefined) return missing('a file of names', 'add students.csv');
  const read = namesIn(file, surroundings);
  if ('problems' in read) return read;
  const opened = KeyFile.open(out);
  if ('problem' in opened) return { problems: [opened.problem] };
  return addInto(opened.ok, read.names, work);
};

function namesIn(file: string, { readFile }: RosterWork['surroundings']): ReturnType<typeof readNames> {
  let text: string;
  try {
    text = readFile(file);
  } catch {
    const message = `${file} cannot be read.`;
    return { problems: [{ code: 'roster/file', message, hint: 'Look whether the file is there.' }] };
  }
  const read = readNames(text);
  if ('names' in read) return read;
  return { problems: read.problems.map(({ code, message, hint }) => ({ code, hint, message: `${file}, ${message}` })) };
}

async function addInto(keyFile: KeyFile, names: string[], { client, surroundings }: RosterWork): Promise<Ended> {
  const answer = await client.add(names);
  if ('problem' in answer) {
    keyFile.discard();
    return { problems: [answer.problem] };
  }
  const { made } = answer.ok;
  surroundings.out(addedText(answer.ok));
  if (made.length === 0) {
    keyFile.discard();
    return 0;
  }
  keyFile.write(made, client.url);
  const keys = made.length === 1 ? '1 page key is' : `${made.length} page keys are`;
  surroundings.out(`\n${keys} in ${keyFile.path}, which only you can read. No one can show them a second time.\n`);
  return 0;
}
