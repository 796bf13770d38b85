import type { DoorName } from '../../telemetry/arrival.ts';
import { bearerOf, signedFor } from '../aws/bearer.ts';
import { requestHeaders } from '../aws/request-headers.ts';
import type { WrittenCall } from '../aws/sign-request.ts';
import { verifySignature, type AwsService } from '../aws/verify-signature.ts';
import type { Delivery } from '../delivery.ts';
import type { Receipt, ReceiveContext, Receiver } from '../receiver.ts';
import { endingOf } from './api/call.ts';
import { operationAt, operations } from './api/operations.ts';
import { receiveAtDaemon } from './daemon/receive-at-daemon.ts';
import { BATCH, readBody } from './read-body.ts';
import { lostAt, notHere, refusal, unreadable } from './refusals.ts';

/** Where the API is, below the addresses of Spanwalk; its operations stand behind it, each at a path of its own. */
const XRAY_PATH = '/aws/xray';

const aws: AwsService = { service: 'xray', protocol: 'rest-json' };

const daemonDoors: ReadonlySet<DoorName> = new Set(['daemon-udp', 'daemon-tcp']);

/** AWS X-Ray: its API, signed with a key that Spanwalk handed out, and its daemon, which takes what is not signed. */
export const xray: Receiver = {
  id: 'xray',
  label: 'AWS X-Ray',
  brings: 'segment',
  api: { service: aws.service, write: writeCall },
  smaller: BATCH,
  headers: requestHeaders,
  claims: (path, door) => daemonDoors.has(door) || isBelow(path),
  recognises: (head) => signedFor(head) === aws.service || operationAt(head.path) !== undefined,
  receive: (delivery, context) =>
    daemonDoors.has(delivery.door) ? receiveAtDaemon(delivery, context) : receiveSigned(delivery, context),
  refuse: (_headers, { status, message }) => refusal(status, message),
};

/** A call as an AWS SDK writes it: rest-json, each operation at a path of its own. */
function writeCall(operation: string, input: unknown): WrittenCall | null {
  const found = operations.find(({ name }) => name === operation);
  if (found === undefined) return null;
  const body = new TextEncoder().encode(JSON.stringify(input));
  return { path: `${XRAY_PATH}${found.path}`, headers: { 'content-type': 'application/json' }, body };
}

const isBelow = (path: string): boolean => path === XRAY_PATH || path.startsWith(`${XRAY_PATH}/`);

/** A client whose endpoint lacks the prefix. */
function receiveElsewhere(delivery: Delivery, context: ReceiveContext): Receipt {
  const operation = operationAt(delivery.path);
  const endpoint = `${context.addresses.http ?? ''}${XRAY_PATH}`;
  return {
    ...notHere(context.shownPath(delivery.path), endpoint),
    ...(operation && { operation: operation.name }),
    ...bearerOf(delivery, context),
  };
}

function receiveSigned(delivery: Delivery, context: ReceiveContext): Receipt {
  if (!isBelow(delivery.path)) return receiveElsewhere(delivery, context);
  const path = delivery.path.slice(XRAY_PATH.length);
  const operation = operationAt(path);
  if (operation === undefined || delivery.method !== 'POST') return lostAt(delivery, XRAY_PATH);
  const { name } = operation;
  const signed = verifySignature(delivery, context, aws);
  if (signed.kind === 'denied') return { ...signed.receipt, operation: name };
  const { accessKeyId: key, tenant, region } = signed;
  const body = readBody(delivery, context.limits);
  if (body.kind === 'failed') {
    const reply = unreadable(body.status, body.problem);
    return { kind: 'reply', reply, problem: body.problem, tenant, key, operation: name };
  }
  return {
    kind: 'call',
    operation: name,
    key,
    tenant,
    run: async (desk) => endingOf(name, await operation.run({ desk, region, input: body.input })),
    refuse: refusal,
  };
}
