import { openHttpDoor } from '../../../lib/receivers/doors/http-door.ts';
import { receive } from '../../../lib/receivers/receive.ts';
import { filingDesk, type FilingDesk } from '../../../lib/receivers/rollbar/desk.fixture.ts';
import type { LogEvent } from '../../../lib/telemetry/log-event.ts';
import type { Problem } from '../../../lib/telemetry/problem.ts';
import type { Span } from '../../../lib/telemetry/span.ts';

export const SERVER_TOKEN = 'a'.repeat(32);
export const CLIENT_TOKEN = 'b'.repeat(32);

const tenant = { workspace: 'local', environment: 'practice' };

/** The real door and the real receiver, with a list for a store. */
export interface ItemDoor {
  url: string;
  desk: FilingDesk;
  /** What came by OTLP beside the items. */
  spans: Span[];
  logs: LogEvent[];
  problems: Problem[];
  close(): Promise<void>;
}

/** Opens a port of its own that takes items with the two tokens. */
export async function openItemDoor(): Promise<ItemDoor> {
  const desk = filingDesk();
  const problems: Problem[] = [];
  const spans: Span[] = [];
  const logs: LogEvent[] = [];
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
      if (receipt.kind === 'reading') {
        const { accepted, refused, warnings, signals = [] } = receipt.reading;
        spans.push(...accepted);
        logs.push(...signals.flatMap((signal) => (signal.signal === 'log' ? [signal.log] : [])));
        return receipt.answer({ accepted: accepted.length, refused, warnings, duplicates: 0 });
      }
      const { reply, problem } = receipt.kind === 'call' ? await receipt.run(desk) : receipt;
      if (problem !== null) problems.push(problem);
      return reply;
    },
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  const { door } = opened;
  return { url: `http://localhost:${door.port}`, desk, spans, logs, problems, close: () => door.close() };
}
