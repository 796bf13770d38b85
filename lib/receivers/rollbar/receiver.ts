import type { TransportProblem } from '../../telemetry/transport-codes.ts';
import type { Delivery } from '../delivery.ts';
import type { CallEnding, Desk } from '../desk.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { quoted } from '../otlp/printable.ts';
import { failed } from './answers.ts';
import { fileItem, type Memory } from './file-item.ts';
import { RateLimiter, usualRate, type RateLimits } from './rate-limiter.ts';
import { readPayload, SMALLER } from './read-payload.ts';
import { RecentUuids } from './recent-uuids.ts';
import { showReport } from './show-report.ts';
import { admit, TOKEN_HEADER, tokenIn } from './token.ts';

const PREFIX = '/rollbar';

/** Where items are posted; rollbar.js and pyrollbar end it with a slash. */
const ITEM = '/api/1/item';

/** The same below the prefix, as the connect page has it. */
export const ITEM_PATH = `${PREFIX}${ITEM}`;

/** Without the prefix too, since only the vendor's own name goes where somebody changes nothing else of an address. */
const itemPaths: ReadonlySet<string> = new Set([ITEM_PATH, ITEM]);

/** Rollbar's item API, https://docs.rollbar.com/reference/create-item. @param limits how many calls a token has */
export function rollbarReceiver(limits: RateLimits = usualRate): Receiver {
  const memory: Memory = { limiter: new RateLimiter(limits), uuids: new RecentUuids() };
  return {
    id: 'rollbar',
    label: 'Rollbar',
    brings: 'error',
    smaller: SMALLER,
    showError: showReport,
    anyOrigin: true,
    headers: ['content-type', TOKEN_HEADER],
    claims: (path) => /^\/rollbar(\/|$)|^\/api\/(1(\/|$)|item\/?$)/.test(path),
    recognises: ({ headers }) => TOKEN_HEADER in headers,
    receive: (delivery, context) => receive(delivery, context, memory),
    refuse: (_headers, { status, message }) => failed(status, message),
  };
}

export const rollbar: Receiver = rollbarReceiver();

function receive(delivery: Delivery, context: ReceiveContext, memory: Memory): Receipt {
  const lost = lostOf(delivery, context);
  if (lost !== null) return turnedAway(lost.status, lost.problem, { operation: 'item' });
  const payload = readPayload(delivery);
  const item = payload.kind === 'payload' ? payload.item : {};
  const token = tokenIn(delivery.headers, item);
  const told = { operation: 'item', ...(token === '' ? {} : { key: token }) };
  if (payload.kind === 'failed') return turnedAway(payload.status, payload.problem, told);
  const admitted = admit(token, item, context.holderOfToken);
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

type Lost = { status: number; problem: TransportProblem };

function lostOf({ path, method }: Delivery, context: ReceiveContext): Lost | null {
  const isItem = itemPaths.has(path.replace(/\/$/, ''));
  if (!isItem) return { status: 404, problem: wrongPath(context.shownPath(path), context.addresses.http ?? '') };
  return method === 'POST' ? null : { status: 405, problem: wrongMethod };
}

/** @param base the address of Spanwalk, without a slash at its end */
const wrongPath = (path: string, base: string): TransportProblem => ({
  code: 'transport/wrong-path',
  message: `Items are posted to ${ITEM_PATH}/, and not to ${quoted(path, 100)}.`,
  hint: `rollbar.js takes the whole address: endpoint: "${base}${ITEM_PATH}/". pyrollbar takes the base, with the slash at its end: endpoint="${base}${PREFIX}/api/1/".`,
});

const wrongMethod: TransportProblem = {
  code: 'transport/wrong-method',
  message: 'Items are posted: only POST is taken here.',
  hint: 'Opening the address in a browser proves nothing; send an item with a client.',
};
