import { z } from 'zod';
import type { Classroom } from '@/lib/classroom/classroom.ts';
import type { Author } from '@/lib/classroom/journal/journal-office.ts';
import { readAddress } from '../../_door/read-address.ts';
import { reading, refuse } from '../../_door/respond.ts';
import { authorOf } from '../author-of.ts';

export const dynamic = 'force-dynamic';

const wantedSchema = z.strictObject({ form: z.enum(['markdown', 'json'], 'it is markdown or json') });

/** A file to keep. A workspace's name is letters, digits and hyphens, so it may stand in the header. */
const file = (body: string | Buffer, type: string, name: string): Response =>
  new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '-')}"`,
      'cache-control': 'no-store',
    },
  });

async function packed({ journals }: Classroom, author: Author): Promise<Response> {
  return file(await journals.pack(author, Date.now()), 'application/zip', `journal-${author.workspace}.zip`);
}

async function signed({ journals }: Classroom, author: Author): Promise<Response> {
  const made = await journals.sign(author, Date.now());
  if ('problem' in made) return refuse(500, made.problem);
  const text = `${JSON.stringify(made.ok, null, 2)}\n`;
  return file(text, 'application/json; charset=utf-8', `journal-${author.workspace}.json`);
}

/** The journal to take along: `?form=markdown`, packed with its pictures, or `?form=json`, signed for the instructor. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom, workspace }) => {
    const wanted = readAddress(request.url, wantedSchema, 'journal/form');
    if ('problems' in wanted) return refuse(400, ...wanted.problems);
    const author = authorOf(classroom, workspace);
    return wanted.ok.form === 'json' ? signed(classroom, author) : packed(classroom, author);
  });
