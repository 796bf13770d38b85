import { SpanStatusCode, trace } from '@opentelemetry/api';
import { connectToUsers } from '../../_cruddur/users-database.ts';

const tracer = trace.getTracer('users');

// #region shown
/** An error of our own, in words that were written beforehand. What the driver said stays in its cause. */
class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable';
}

async function countUsers(): Promise<number> {
  return tracer.startActiveSpan('count-users', async (span) => {
    try {
      return await connectToUsers();
    } catch (cause) {
      const error = new DatabaseUnreachable('The database of users is out of reach.', { cause });
      span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
      span.setAttribute('error.type', error.name);
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
