import { answer, reading, refuse } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

/** The public key that this classroom's journals are held against. It opens nothing. */
export const GET = (request: Request): Promise<Response> =>
  reading(request, async ({ classroom }) => {
    const found = classroom.journals.publicKey();
    return 'problem' in found ? refuse(500, found.problem) : answer(found.ok);
  });
