import { z } from 'zod';
import { AppClient } from './app-client.ts';
import { findToken, isPrivate } from './instructor-token.ts';

/**
 * A client of a running app. Where the classroom has a roster it carries the instructor’s token; an app that asks for none
 * is told none.
 */
export async function openClient(url: string): Promise<AppClient> {
  const plain = new AppClient(url);
  if (!isPrivate(url)) return plain;
  const session = await plain.ask('/classroom/session', z.object({ roster: z.boolean() }));
  return 'ok' in session && session.ok.roster ? new AppClient(url, findToken()) : plain;
}
