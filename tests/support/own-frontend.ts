import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A student's own frontend while it is served. */
export interface OwnFrontend {
  url: string;
  close: () => Promise<void>;
}

interface Addresses {
  /** The line by which its spans go to this classroom, as the classroom gives it to be copied. */
  exporter: string;
  /** The backend that it asks: what it has in place of port 4567. */
  backend: string;
}

const root = process.cwd();

/** Writes what was copied over the starter's own lines: that of the exporter, and wherever its backend is named. */
function readdress(folder: string, { exporter, backend }: Addresses): void {
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  for (const script of scripts) {
    const file = path.join(folder, script);
    const text = readFileSync(file, 'utf8')
      .replace(/^const exporter = .*$/m, () => exporter)
      .replaceAll('localhost:4567', new URL(backend).host);
    writeFileSync(file, text);
  }
}

/** Runs what the starter's own `npm run build` runs, with the packages that are installed here. */
function bundle(folder: string): void {
  const { scripts } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { scripts: { build: string } };
  const [command, ...given] = scripts.build.split(' ');
  if (command !== 'esbuild') throw new Error(`The starter is built by ${command}, which this test does not know.`);
  execFileSync(path.join(root, 'node_modules/.bin/esbuild'), [...given, '--log-level=warning'], {
    cwd: folder,
    env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
    stdio: 'inherit',
  });
} // prettier-ignore

const types: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };

/** Copies a starter, builds it, and serves its folder on a port of its own: another origin than the backend's. */
export async function startOwnFrontend(starter: string, addresses: Addresses): Promise<OwnFrontend> {
  const folder = mkdtempSync(path.join(tmpdir(), 'spanwalk-frontend-'));
  cpSync(path.join(root, 'content/starters', starter), folder, { recursive: true });
  readdress(folder, addresses);
  bundle(folder);
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? '') || 'index.html';
    const file = path.join(folder, name);
    if (!existsSync(file)) return void response.writeHead(404).end();
    return void response.setHeader('content-type', types[path.extname(name)] ?? 'text/plain').end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}
