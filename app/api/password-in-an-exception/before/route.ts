import { SpanStatusCode, trace } from '@opentelemetry/api';
import { connectToUsers } from '../../_cruddur/users-database.ts';

const tracer = trace.getTracer('users');

// #region shown
async function countUsers(): Promise<number> {
  return tracer.startActiveSpan('count-users', async (span) => {
    try {
      return await connectToUsers();
    } catch (error) {
      span.recordException(error as Error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message });
      throw error;
    } finally {
      span.end();
    }
  });
}
// #endregion

export async function GET(): Promise<Response> {
  try {
    return Response.json({ users: await countUsers() });
  } catch {
    return Response.json({ message: 'The users are out of reach.' }, { status: 503 });
  }
}
