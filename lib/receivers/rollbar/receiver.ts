import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery } from '../delivery.ts';
import type { CallEnding, Desk } from '../desk.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { failed } from './answers.ts';
import { fileItem, type Memory } from './file-item.ts';
import { RateLimiter, usualRate, type RateLimits } from './rate-limiter.ts';
import { readPayload } from './read-payload.ts';
import { RecentUuids } from './recent-uuids.ts';
import { showReport } from './show-report.ts';
import { admit, TOKEN_HEADER, tokenIn } from './token.ts';

const PREFIX = '/rollbar';

/** Where items are posted, below the prefix; rollbar.js and pyrollbar end it with a slash. */
export const ITEM_PATH = `${PREFIX}/api/1/item`;

/** Rollbar's item API, https://docs.rollbar.com/reference/create-item. @param limits how many calls a token has */
export function rollbarReceiver(limits: RateLimits = usualRate): Receiver {
  const memory: Memory = { limiter: new RateLimiter(limits), uuids: new RecentUuids() };
  return {
    id: 'rollbar',
    label: 'Rollbar',
    brings: 'error',
    showError: showReport,
    anyOrigin: true,
    headers: ['content-type', TOKEN_HEADER],
    claims: (path) => path === PREFIX || path.startsWith(`${PREFIX}/`),
    receive: (delivery, context) => receive(delivery, context, memory),
    refuse: (_headers, { status, message }) => failed(status, message),
  };
}

export const rollbar: Receiver = rollbarReceiver();

function receive(delivery: Delivery, { holderOfToken }: ReceiveContext, memory: Memory): Receipt {
  const lost = lostOf(delivery);
  if (lost !== null) return turnedAway(lost.status, lost.problem, { operation: 'item' });
  const payload = readPayload(delivery);
  const item = payload.kind === 'payload' ? payload.item : {};
  const token = tokenIn(delivery.headers, item);
  const told = { operation: 'item', ...(token === '' ? {} : { key: token }) };
  if (payload.kind === 'failed') return turnedAway(payload.status, payload.problem, told);
  const admitted = admit(token, item, holderOfToken);
  if (admitted.kind === 'refused') return turnedAway(admitted.status, admitted.problem, told, admitted.message);
  return {
    kind: 'call',
    alongside: true,
    ...told,
    tenant: admitted.tenant,
    run: (desk: Desk): Promise<CallEnding> => fileItem({ item, token, bytes: delivery.body.byteLength }, desk, memory),
    refuse: (status, message) => failed(status, message),
  };
}

type Told = { operation: string; key?: string };

const turnedAway = (status: number, problem: TransportProblem, told: Told, message?: string): Receipt => ({
  kind: 'reply',
  reply: failed(status, message ?? `${problem.message} ${problem.hint}`),
  problem,
  ...told,
});

function lostOf({ path, method }: Delivery): { status: number; problem: TransportProblem } | null {
  if (path.replace(/\/$/, '') !== ITEM_PATH) return { status: 404, problem: wrongPath };
  return method === 'POST' ? null : { status: 405, problem: wrongMethod };
}

const wrongPath: TransportProblem = {
  code: 'transport/wrong-path',
  message: `Items are posted to ${ITEM_PATH}/, and to nowhere else below ${PREFIX}.`,
  hint: `rollbar.js takes the whole address: endpoint: "…${ITEM_PATH}/". pyrollbar takes the base, with the slash at its end: endpoint="…${PREFIX}/api/1/".`,
};

const wrongMethod: TransportProblem = {
  code: 'transport/wrong-method',
  message: 'Items are posted: only POST is taken here.',
  hint: 'Opening the address in a browser proves nothing; send an item with a client.',
};
