import { answer } from '../receiver.ts';
import { readRequest } from '../read-request.ts';
import { MemoryDesk } from '../memory-desk.fixture.ts';

export interface Answered {
  status: number;
  output: Record<string, unknown>;
  problem: string | null;
  accepted: number;
  refused: number;
}

/** Sends operations to a desk as a client's requests would come. */
export class TestClient {
  readonly desk = new MemoryDesk();

  async send(name: string, input: unknown): Promise<Answered> {
    const headers = { 'x-amz-target': `Logs_20140328.${name}`, 'content-type': 'application/x-amz-json-1.1' };
    const body = new TextEncoder().encode(typeof input === 'string' ? input : JSON.stringify(input));
    const request = readRequest(
      { door: 'app', method: 'POST', path: '/aws/logs', headers, body },
      { bodyBytes: 64 * 1024 * 1024 },
    );
    const { reply, problem, accepted, refused } = await answer(request, name, this.desk, 'ca-central-1');
    const text = new TextDecoder().decode(reply.body);
    const output = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    return { status: reply.status, output, problem: problem?.code ?? null, accepted, refused };
  }

  /** Sends an operation that is right, and gives its output. */
  async done(name: string, input: unknown): Promise<Record<string, never>> {
    const { status, output } = await this.send(name, input);
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(output)}`);
    return output as Record<string, never>;
  }
}

/** A client whose desk has the group `cruddur` and the stream `web`. */
export async function clientWithStream(): Promise<TestClient> {
  const client = new TestClient();
  await client.done('CreateLogGroup', { logGroupName: 'cruddur' });
  await client.done('CreateLogStream', { logGroupName: 'cruddur', logStreamName: 'web' });
  return client;
}
