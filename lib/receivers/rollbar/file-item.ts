import type { JsonObject } from '../../telemetry/json.ts';
import type { Problem } from '../../telemetry/problem.ts';
import type { CallEnding, Desk } from '../desk.ts';
import { failed, taken } from './answers.ts';
import { judgeItem } from './judge-item.ts';
import { toOccurrence } from './occurrence.ts';
import type { RateLimiter, RateState } from './rate-limiter.ts';
import { CLIENT_BYTES } from './read-payload.ts';
import type { RecentUuids } from './recent-uuids.ts';

/** What the receiver remembers from one item to the next. */
export interface Memory {
  limiter: RateLimiter;
  uuids: RecentUuids;
}

/** An item whose token was found good. */
export interface Posted {
  item: JsonObject;
  token: string;
  /** As it came. */
  bytes: number;
}

/** Files one item as an occurrence, in the workspace of its token. */
export async function fileItem({ item, token, bytes }: Posted, desk: Desk, memory: Memory): Promise<CallEnding> {
  const rate = memory.limiter.count(token, desk.now());
  if (!rate.allowed) return await refuse(desk, 429, overLimit(rate), rate);
  const judged = judgeItem(item);
  if (judged.kind === 'bad') return await refuse(desk, 422, judged.problem, rate);

  const error = toOccurrence(judged.data, judged.report, desk.now());
  const isFirst = await memory.uuids.once(desk.workspace, error.uuid, () => desk.file([{ signal: 'error', error }]));
  if (!isFirst) return ended(taken(error.uuid, rate), sentTwice);
  const problem = judged.warning ?? (bytes > CLIENT_BYTES ? nearlyTooLarge : null);
  return {
    ...ended(taken(error.uuid, rate), problem),
    accepted: 1,
    traceIds: error.traceId === null ? [] : [error.traceId],
  };
}

async function refuse(desk: Desk, status: number, problem: Problem, rate: RateState): Promise<CallEnding> {
  await desk.file([], [problem]);
  return { ...ended(failed(status, `${problem.message} ${problem.hint}`, rate), problem), refused: 1 };
}

const ended = (reply: CallEnding['reply'], problem: Problem | null): CallEnding => ({
  reply,
  problem,
  operation: 'item',
  accepted: 0,
  refused: 0,
  traceIds: [],
});

const overLimit = ({ limit, secondsLeft }: RateState): Problem => ({
  code: 'transport/too-many-requests',
  message: `This token has used its ${limit} calls a minute; the item was dropped.`,
  hint: `Wait ${secondsLeft} seconds. Set itemsPerMin in the client, so that a loop of errors does not use them up.`,
});

const sentTwice: Problem = {
  code: 'error-item/sent-twice',
  message: 'An item came with the uuid of an earlier one; it is the same occurrence, and counted once.',
  hint: 'A client that lost the answer sends again: nothing to do. Two clients in one process need two uuids.',
};

const nearlyTooLarge: Problem = {
  code: 'error-item/large',
  message: 'The item has more than 512 KB. It was taken; the clients would have cut it.',
  hint: 'Put less into custom data, and leave whole request bodies out.',
};
