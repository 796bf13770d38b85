import { findToken, tokenFile } from '../instructor-token.ts';
import type { RosterAction } from './roster-work.ts';

/** Makes a new token for the instructor. It is only shown where it does not lie in this machine’s data folder anyway. */
export const renewToken: RosterAction = async ({ client, surroundings: { out } }) => {
  const answer = await client.makeToken();
  if ('problem' in answer) return { problems: [answer.problem] };
  const { token } = answer.ok;
  const isHere = findToken({ SPANWALK_DATA_DIR: process.env['SPANWALK_DATA_DIR'] }) === token;
  out(isHere || token === null ? `The new token is in ${tokenFile()}.\n` : `The new token: ${token}\n`);
  out('The old one opens nothing any more. Sign in with it at /sign-in to see /instructor.\n');
  return 0;
};
