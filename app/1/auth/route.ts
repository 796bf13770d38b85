import { theClassroom } from '@/lib/classroom/classroom.ts';

export const dynamic = 'force-dynamic';

/** Honeycomb's “who am I” of a key. */
const carry = (request: Request): Promise<Response> => theClassroom().appDoor(request);

export { carry as GET, carry as HEAD, carry as OPTIONS, carry as POST };
