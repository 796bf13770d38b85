import type { Engine } from '../../engine/start-engine.ts';
import type { FeedHub } from '../../feed/hub.ts';
import type { Environments } from '../environments.ts';
import { GuardThread } from './guard-thread.ts';
import { SecretGuard } from './secret-guard.ts';

interface Around {
  engine: Engine;
  feed: FeedHub;
  environments: Environments;
}

/** The classroom's guard, with a thread of its own. @param workerFile the bundled worker, `dist/guard-worker.mjs` */
export async function openSecretGuard(
  { engine, feed, environments }: Around,
  workerFile: string,
): Promise<SecretGuard> {
  const keysOf = async (workspace: string): Promise<string[]> => {
    const records = await environments.list(workspace);
    // The id of an AWS key is no secret: it travels with every request that is signed.
    return records.flatMap(({ key, aws, errorTokens: { server, client } }) => [
      key,
      aws.secretAccessKey,
      server,
      client,
    ]);
  };
  const guard = new SecretGuard({
    store: engine,
    inspect: new GuardThread(workerFile).inspect,
    keysOf,
    onNews: (workspace) => feed.publish(workspace, { type: 'secrets' }),
    now: Date.now,
  });
  engine.onCommitted(({ workspace, lastSeq }) => guard.committed(workspace, lastSeq));
  await guard.start();
  return guard;
}
