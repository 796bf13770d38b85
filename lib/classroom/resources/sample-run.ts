import type { ApiCall, ResourceCollection } from '../../checker/resource-expectation.ts';
import type { Engine } from '../../engine/start-engine.ts';
import { signRequest } from '../../receivers/aws/sign-request.ts';
import type { AwsKey } from '../../receivers/keys/key-record.ts';
import { receivers } from '../../receivers/receive.ts';
import type { Problem } from '../../telemetry/problem.ts';
import { putBack, setAside } from './set-aside.ts';

/** Where a sample is tried out. */
export interface Bench {
  engine: Pick<Engine, 'list' | 'put' | 'remove' | 'deliver'>;
  workspace: string;
  key: AwsKey;
  /** Unix milliseconds. */
  now: number;
}

/** Samples of one workspace come one after the other: each sets aside what the one before it put back. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Makes what a sample makes, by the vendor's own API, signed and all; then does something, and puts everything back as it
 * was. What the student has made is set aside meanwhile.
 */
export function withSample<T>(
  collection: ResourceCollection,
  calls: readonly ApiCall[],
  bench: Bench,
  act: () => Promise<T>,
): Promise<{ ok: T } | { problems: Problem[] }> {
  const { workspace } = bench;
  const before = turns.get(workspace) ?? Promise.resolve();
  const turn = before.then(() => tryOut(collection, calls, bench, act));
  turns.set(
    workspace,
    turn.catch(() => undefined),
  );
  return turn;
}

async function tryOut<T>(
  collection: ResourceCollection,
  calls: readonly ApiCall[],
  bench: Bench,
  act: () => Promise<T>,
): Promise<{ ok: T } | { problems: Problem[] }> {
  const { engine, workspace } = bench;
  const aside = await setAside(engine, workspace, collection);
  try {
    for (const call of calls) {
      const problem = await make(call, bench);
      if (problem !== null) return { problems: [problem] };
    }
    return { ok: await act() };
  } finally {
    await putBack(engine, aside);
  }
}

async function make({ service, operation, input }: ApiCall, { engine, key, now }: Bench): Promise<Problem | null> {
  const written = receivers.find(({ api }) => api?.service === service)?.api?.write(operation, input) ?? null;
  if (written === null) return refused(`There is no ${operation} of ${service}.`);
  const { status, body } = await engine.deliver(signRequest(written, { key, service, now }));
  const answered = new TextDecoder().decode(body);
  if (status < 300 || ALREADY.test(answered)) return null;
  return refused(`${operation} was answered with ${status}: ${answered}`);
}

/** A log group is there without its document where lines came for it: making it is then answered so, and is made. */
const ALREADY = /"ResourceAlreadyExistsException"/;

const refused = (message: string): Problem => ({
  code: 'check/sample',
  message,
  hint: 'This is not your mistake: a sample of the step does not do what it should.',
});
