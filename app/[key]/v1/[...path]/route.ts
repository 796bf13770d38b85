import { theClassroom } from '@/lib/classroom/classroom.ts';

export const dynamic = 'force-dynamic';

/** The same-origin OTLP door with a key in the endpoint itself, for an exporter that cannot set headers. */
const carry = (request: Request): Promise<Response> => theClassroom().appDoor(request);

export { carry as DELETE, carry as GET, carry as HEAD, carry as OPTIONS, carry as PATCH, carry as POST, carry as PUT };
