import { stderr } from 'node:process';

/**
 * Runs what disturbs nothing of each other's at the same time, and tells of one after the other, in the order of their
 * names, what each said. All run to their end, so that one look shows everything that is wrong.
 * @param {Record<string, () => Promise<{ code: number, said: string }>>} named
 * @param {(text: string) => unknown} [tell]
 * @returns {Promise<number>} the exit code of the first one that failed; 0 where none did
 */
export async function besideOneAnother(named, tell = (text) => stderr.write(text)) {
  const begun = Object.entries(named).map(([name, run]) => ({ name, ended: run() }));
  const failed = [];
  for (const { name, ended } of begun) {
    const { code, said } = await ended;
    tell(`\n— ${name}\n${said}`);
    if (code !== 0) failed.push({ name, code });
  }
  for (const { name } of failed) tell(`\n“${name}” failed.\n`);
  return failed[0]?.code ?? 0;
}
