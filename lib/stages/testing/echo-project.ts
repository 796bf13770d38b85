import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** What a stage's echo answers. */
export interface Echo {
  pid: number;
  cwd: string;
  env: Record<string, string>;
}

/** A service that answers its process id, its folder and its environment. */
export const echo = `import { createServer } from 'node:http';
const server = createServer((request, response) => {
  if (process.env.CRASH) process.exit(3);
  response.end(JSON.stringify({ pid: process.pid, cwd: process.cwd(), env: process.env }));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log('listening on http://127.0.0.1:' + server.address().port);
});
`;

/** A project of one stage, `echo/after`, in a folder of its own. */
export interface EchoProject {
  root: string;
  /** Adds a stage, or the service beside them as the variant `.`; gives back its folder. */
  addStage: (step: string, of: { app?: string; env?: string }, variant?: string) => string;
  remove: () => void;
}

export function openEchoProject(): EchoProject {
  const root = mkdtempSync(join(tmpdir(), 'spanwalk-project-'));
  mkdirSync(join(root, 'lib/stages'), { recursive: true });
  writeFileSync(join(root, 'lib/stages/parent-guard.mjs'), readFileSync(`${checkout}/lib/stages/parent-guard.mjs`));
  const addStage: EchoProject['addStage'] = (step, { app = echo, env = '' }, variant = 'after') => {
    const folder = join(root, 'content/stages', step, variant);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { start: 'node app.mjs' } }));
    writeFileSync(join(folder, 'app.mjs'), app);
    writeFileSync(join(folder, 'stage.env'), env);
    return folder;
  };
  addStage('echo', {});
  return { root, addStage, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export const pidAt = async (url: string | undefined): Promise<number> => {
  const response = await fetch(String(url));
  return ((await response.json()) as Echo).pid;
};

export const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
