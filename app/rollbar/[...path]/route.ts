import { theClassroom } from '@/lib/classroom/classroom.ts';

export const dynamic = 'force-dynamic';

/** Rollbar's API below its prefix. It only carries; which token may post what, the receiver knows. */
const carry = (request: Request): Promise<Response> => theClassroom().appDoor(request);

export { carry as DELETE, carry as GET, carry as HEAD, carry as OPTIONS, carry as PATCH, carry as POST, carry as PUT };
