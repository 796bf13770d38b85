import { randomBytes } from 'node:crypto';

/** Where the users are, with the password in it, as a `DATABASE_URL` has it. A new password for each process. */
const databaseUrl = new URL('postgres://users.cruddur.example:5432/cruddur');
databaseUrl.username = 'backend';
databaseUrl.password = randomBytes(12).toString('base64url');

/** Connects to the users. There is no such host: it always fails, and like many a driver it says at what. */
export function connectToUsers(): Promise<never> {
  return Promise.reject(new Error(`cannot connect to ${databaseUrl.href}`));
}
