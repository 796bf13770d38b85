import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesFolder, practiceFiles } from '../../_page/files.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ name: string[] }> };

/** The practice page's scripts and style. Only a name that was found in their folder is read. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const name = (await params).name.join('/');
  if (!practiceFiles().has(name)) return new Response('There is no such file.', { status: 404 });
  const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
  const file = await readFile(path.join(filesFolder(), name));
  return new Response(file, { headers: { 'content-type': type, 'cache-control': 'no-cache' } });
}
