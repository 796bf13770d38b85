import { parentPort, workerData } from 'node:worker_threads';
import { openDuckDbStore } from '../store/duckdb/open.ts';
import { StoreExhausted } from '../store/store-exhausted.ts';
import { EngineThread } from './engine-thread.ts';
import { ArrivalNews } from './arrival-news.ts';
import type { CallMessage, EngineMessage, EngineOptions } from './protocol.ts';

/** The thread that owns the store's file. It only carries messages; `EngineThread` does the work. */
async function main(): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('The engine runs as a worker thread.');
  const say = (message: EngineMessage): void => port.postMessage(message);
  const options = workerData as EngineOptions;

  const opened = await open(options).catch((error: unknown) => String(error instanceof Error ? error.message : error));
  if (typeof opened === 'string') {
    say({ type: 'failed', message: opened });
    return;
  }
  const arrivals = new ArrivalNews((arrived) => say({ type: 'arrived', arrived }));
  const thread = await EngineThread.start(opened, options, {
    onCommitted: (committed) => say({ type: 'committed', committed }),
    onArrived: (noted) => arrivals.add(noted),
  });

  port.on('message', (call: CallMessage) => {
    thread.answer(call.method, call.args).then(
      (value) => {
        say({ type: 'answer', id: call.id, value });
        if (call.method === 'close') port.close();
      },
      (error: Error) => say(failure(call.id, error)),
    );
  });
  say({ type: 'ready' });
}

const failure = (id: number, error: Error): EngineMessage =>
  error instanceof StoreExhausted
    ? { type: 'exhausted', id }
    : { type: 'error', id, message: error.message, stack: error.stack };

const open = ({ dataDir }: EngineOptions) => openDuckDbStore({ file: `${dataDir}/telemetry.duckdb` });

await main();
