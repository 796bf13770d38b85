import type { Delivery } from '../../lib/receivers/delivery.ts';
import { openHttpDoor } from '../../lib/receivers/doors/http-door.ts';
import { limitsFor } from '../../lib/receivers/otlp/limits.ts';
import { receive, type ReceiveOptions } from '../../lib/receivers/receive.ts';
import type { Problem } from '../../lib/telemetry/problem.ts';
import type { Span } from '../../lib/telemetry/span.ts';

/** The real door and the real receiver, with a list for a store. */
export interface ReceivingDoor {
  url: string;
  port: number;
  deliveries: Delivery[];
  spans: Span[];
  refused: Problem[];
  warnings: Problem[];
  /** What the door itself had to report. */
  reported: Problem[];
  close(): Promise<void>;
}

interface Options extends Partial<ReceiveOptions> {
  door?: 'otlp-http' | 'otlp-grpc';
  maxBodyBytes?: number;
  maxBytesInFlight?: number;
  maxRequests?: number;
  /** Holds a delivery back before it is taken. */
  hold?: () => Promise<void>;
}

export async function openReceivingDoor(options: Options = {}): Promise<ReceivingDoor> {
  const { maxBodyBytes = 64 * 1024 * 1024, maxBytesInFlight, maxRequests, hold } = options;
  const kept = {
    deliveries: [] as Delivery[],
    spans: [] as Span[],
    refused: [] as Problem[],
    warnings: [] as Problem[],
  };
  const reported: Problem[] = [];
  const opened = await openHttpDoor({
    host: 'localhost',
    port: 0,
    door: options.door ?? 'otlp-http',
    maxBodyBytes,
    ...(maxBytesInFlight === undefined ? {} : { maxBytesInFlight }),
    ...(maxRequests === undefined ? {} : { maxRequests }),
    report: ({ problem }) => reported.push(problem),
    carry: async (delivery) => {
      await hold?.();
      kept.deliveries.push(delivery);
      const receipt = receive(delivery, {
        lookup: () => undefined,
        keyRequired: false,
        limits: limitsFor(maxBodyBytes),
        ...options,
      });
      if (receipt.kind === 'reply') return receipt.reply;
      if (receipt.kind === 'call') throw new Error('This door has no store to make calls on.');
      const { accepted, refused, warnings } = receipt.reading;
      kept.spans.push(...accepted);
      kept.refused.push(...refused);
      kept.warnings.push(...warnings);
      return receipt.answer({ accepted: accepted.length, refused, warnings, duplicates: 0 });
    },
  });
  if (opened.kind === 'failed') throw new Error(opened.problem.message);
  const { door } = opened;
  return { url: `http://localhost:${door.port}`, port: door.port, ...kept, reported, close: () => door.close() };
}
