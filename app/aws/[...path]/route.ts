import { theClassroom } from '@/lib/classroom/classroom.ts';

export const dynamic = 'force-dynamic';

/** The services of AWS, below the prefix of each. It only carries; who may ask for what, the receivers know. */
const carry = (request: Request): Promise<Response> => theClassroom().appDoor(request);

export { carry as DELETE, carry as GET, carry as HEAD, carry as OPTIONS, carry as PATCH, carry as POST, carry as PUT };
