/** Somebody who is signed in. Telemetry may know the id and the team, and nothing that names the person. */
export interface User {
  id: string;
  team?: string;
  /** The handles whose posts stand in this user's feed. */
  follows: readonly string[];
}

/** The practice backend has no sign-in, so these are the users there are. Only the first two belong to a team. */
const users: readonly [User, ...User[]] = [
  { id: 'u-1906', team: 'compilers', follows: ['ada', 'katherine', 'grace'] },
  { id: 'u-1815', team: 'engines', follows: ['grace'] },
  { id: 'u-1918', follows: ['ada', 'grace'] },
];

/** Who sent a request: the address says so in `as`, where a session would in a later week. Else the first user. */
export function userOf(request: Request): User {
  const id = new URL(request.url).searchParams.get('as');
  return users.find((user) => user.id === id) ?? users[0];
}
