import { answer, changing, notFound } from '../../_door/respond.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ slug: string }> };

/** Shows a key whole, for the one who asks to copy it. A POST, so that no other page can have it fetched. */
export const POST = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    const { slug } = await params;
    const found = (await classroom.environments.list(workspace)).find(({ environment }) => environment.slug === slug);
    return found ? answer(found) : notFound('environment', 'It may have been removed: make it again.');
  });

/** Ends an environment's key. What it brought in stays. */
export const DELETE = (request: Request, { params }: Context): Promise<Response> =>
  changing(request, async ({ classroom, workspace }) => {
    await classroom.environments.remove(workspace, (await params).slug);
    return answer({ removed: true });
  });
