import { openHttpDoor } from '../../../lib/receivers/doors/http-door.ts';
import { receive } from '../../../lib/receivers/receive.ts';
import { filingDesk, type FilingDesk } from '../../../lib/receivers/rollbar/desk.fixture.ts';
import type { Problem } from '../../../lib/telemetry/problem.ts';

export const SERVER_TOKEN = 'a'.repeat(32);
export const CLIENT_TOKEN = 'b'.repeat(32);

const tenant = { workspace: 'local', environment: 'practice' };

/** The real door and the real receiver, with a list for a store. */
export interface ItemDoor {
  url: string;
  desk: FilingDesk;
  problems: Problem[];
  close(): Promise<void>;
}

/** Opens a port of its own that takes items with the two tokens. */
export async function openItemDoor(): Promise<ItemDoor> {
  const desk = filingDesk();
  const problems: Problem[] = [];
  const opened = await openHttpDoor({
    host: 'localhost',
    port: 0,
    door: 'otlp-http',
    maxBodyBytes: 64 * 1024 * 1024,
    carry: async (delivery) => {
      const receipt = receive(delivery, {
        lookup: () => undefined,
        keyRequired: false,
        holderOfToken: (token) => {
          if (token === SERVER_TOKEN) return { scope: 'server', tenant };
          return token === CLIENT_TOKEN ? { scope: 'client', tenant } : undefined;
        },
      });
      if (receipt.kind === 'reading') throw new Error('This door takes items.');
      const { reply, problem } = receipt.kind === 'call' ? await receipt.run(desk) : receipt;
      if (problem !== null) problems.push(problem);
      return reply;
    },
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  const { door } = opened;
  return { url: `http://localhost:${door.port}`, desk, problems, close: () => door.close() };
}
