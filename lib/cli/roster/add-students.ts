import type { Problem } from '../../telemetry/problem.ts';
import { KeyFile } from './key-file.ts';
import { readNames } from './names-file.ts';
import type { Added } from './roster-client.ts';
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

/** Names sent at once: the keys of each lot are on the disk before the next is made. */
const LOT = 50;

async function addInto(keyFile: KeyFile, names: string[], { client, surroundings }: RosterWork): Promise<Ended> {
  const added: Added = { made: [], known: [] };
  const problems: Problem[] = [];
  for (let at = 0; at < names.length && problems.length === 0; at += LOT) {
    const answer = await client.add(names.slice(at, at + LOT));
    if ('problem' in answer) problems.push(answer.problem);
    else {
      keyFile.write(answer.ok.made, client.url);
      added.made.push(...answer.ok.made);
      added.known.push(...answer.ok.known);
    }
  }
  keyFile.close();
  surroundings.out(told(added, keyFile.path));
  return problems.length > 0 ? { problems: [...problems, ...unfinished(added, names.length)] } : 0;
}

function told(added: Added, path: string): string {
  const count = added.made.length;
  if (count === 0) return addedText(added);
  const keys = count === 1 ? '1 page key is' : `${count} page keys are`;
  return `${addedText(added)}\n${keys} in ${path}, which only you can read. No one can show them a second time.\n`;
}

function unfinished({ made, known }: Added, wanted: number): Problem[] {
  const done = made.length + known.length;
  if (done === 0) return [];
  const message = `${done} of ${wanted} names were dealt with before that.`;
  return [{ code: 'roster/unfinished', message, hint: 'Run it again with another --out: who is there keeps the key.' }];
}
