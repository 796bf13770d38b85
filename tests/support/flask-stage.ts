import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { freePort } from './free-port.ts';

export const starter = join(process.cwd(), 'content/starters/backend-flask');

/** A file with everything that any stage needs: both requirements files in one, as pip reads them. */
export function allRequirements(): string {
  const light = readFileSync(join(starter, 'requirements.txt'), 'utf8');
  const all = readFileSync(join(starter, 'requirements-vendors.txt'), 'utf8').replace('-r requirements.txt', light);
  const file = join(mkdtempSync(join(tmpdir(), 'spanwalk-requirements-')), 'requirements.txt');
  writeFileSync(file, all);
  return file;
}

/** The notes' variables of tracing, as their docker-compose.yml sets them, with the address and the key of this test put in. */
export function notesEnvironment({ endpoint, key }: { endpoint: string; key: string }): Record<string, string> {
  const compose = parse(readFileSync(join(starter, 'docker-compose.yml'), 'utf8')) as {
    services: { 'backend-flask': { environment: Record<string, string> } };
  };
  const { environment } = compose.services['backend-flask'];
  const tracing = Object.entries(environment).filter(([name]) => name.startsWith('OTEL_'));
  const filled = tracing.map(([name, value]) => [name, value.replace('${HONEYCOMB_API_KEY}', key)]);
  return { ...(Object.fromEntries(filled) as Record<string, string>), OTEL_EXPORTER_OTLP_ENDPOINT: endpoint };
}

export interface FlaskStage {
  url: string;
  log: () => string;
  end: () => Promise<void>;
}

/** Starts one stage of the starter, as its file stands, with `flask run`. Resolves once it takes requests. */
export async function startFlask(python: string, stage: string, env: Record<string, string>): Promise<FlaskStage> {
  const port = await freePort();
  const { PATH = '', NODE_ENV } = process.env;
  const child = spawn(python, ['-m', 'flask', '--app', stage, 'run', '--port', String(port)], {
    cwd: starter,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, NODE_ENV, PYTHONDONTWRITEBYTECODE: '1', PYTHONUNBUFFERED: '1', ...env },
  });
  let log = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      log += String(chunk);
      if (log.includes('Running on')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then(() => reject(new Error(`${stage} did not start.\n${log}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    log: () => log,
    end: async () => {
      child.kill();
      await gone;
    },
  };
}
