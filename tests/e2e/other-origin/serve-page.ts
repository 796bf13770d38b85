import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';

export interface ServedPage {
  url: string;
  close: () => Promise<void>;
}

/** Serves a page of another origin whose only script is the real web SDK with the real exporter. */
export async function serveExportingPage(): Promise<ServedPage> {
  const bundle = await build({
    entryPoints: [join(process.cwd(), 'tests/e2e/other-origin/exporting-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
  });
  const [script] = bundle.outputFiles;
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isScript ? script?.text : '<!doctype html><title>Elsewhere</title><script src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
