import type { Problem } from '../../../telemetry/problem.ts';
import type { TransportProblem } from '../../../telemetry/transport-codes.ts';
import { defaultRule } from '../../../projection/xray/sampling/default-rule.ts';
import { unpackDatagrams } from '../../datagrams.ts';
import type { Delivery, Reply } from '../../delivery.ts';
import { unkeyed } from '../../keys/authorisation.ts';
import type { Receipt, ReceiveContext } from '../../receiver.ts';
import { endingOf, jsonReply } from '../api/call.ts';
import { operationAt } from '../api/operations.ts';
import { recordOf } from '../api/sampling-rules.ts';
import { putSchema, putTraceSegments } from '../api/put-segments.ts';
import { readSegments, type ReadSegments } from '../api/segments.ts';
import { readBody } from '../read-body.ts';
import { lostAt, refusal, unreadable } from '../refusals.ts';
import { readDatagram } from './read-datagram.ts';

/** The daemon signs with its own region; here it has none, and an ARN wants one. */
const REGION = 'us-east-1';

/**
 * The daemon's two ports: datagrams with a document each, and, over HTTP, any operation of the API without a signature.
 * Nothing that comes here says whose it is; who announced its trace does, or there is but one workspace.
 */
export function receiveAtDaemon(delivery: Delivery, context: ReceiveContext): Receipt {
  if (delivery.door === 'daemon-udp') return takeDatagrams(delivery, context);
  const operation = operationAt(delivery.path);
  if (operation === undefined || delivery.method !== 'POST') return lostAt(delivery, '');
  const { name } = operation;
  const body = readBody(delivery, context.limits);
  if (body.kind === 'failed')
    return { kind: 'reply', reply: unreadable(body.status, body.problem), problem: body.problem, operation: name };
  const documents = operation === putTraceSegments ? putSchema.safeParse(body.input).data : undefined;
  if (documents !== undefined) return takeDocuments(documents.TraceSegmentDocuments, context);
  // Of the port's HTTP as of its datagrams: what nobody's key opens is not read either.
  if (context.authorise({}).kind === 'denied') return withoutKey(name);
  return {
    kind: 'call',
    operation: name,
    tenant: unkeyed,
    run: async (desk) => endingOf(name, await operation.run({ desk, region: REGION, input: body.input })),
    refuse: refusal,
    ...forAnybody(name),
  };
}

/**
 * In a class nobody's rules are for the one backend that serves all. Told nothing, its SDK would take one request a
 * second and five in a hundred of the rest; told the default rule, it takes every one.
 */
const forAnybody = (operation: string): { forAnybody?: Reply } => {
  const output = Object.hasOwn(anybodys, operation) ? anybodys[operation] : undefined;
  return output === undefined ? {} : { forAnybody: jsonReply(200, output) };
};

function withoutKey(operation: string): Receipt {
  const { forAnybody: reply } = forAnybody(operation);
  return reply === undefined ? { ...ownerless, operation } : { kind: 'reply', reply, problem: null, operation };
}

const anybodys: Record<string, object> = {
  GetSamplingRules: { SamplingRuleRecords: [recordOf(defaultRule, REGION)], NextToken: null },
  GetSamplingTargets: { SamplingTargetDocuments: [], LastRuleModification: 0, UnprocessedStatistics: [] },
};

/** Nobody waits for an answer to a datagram. */
const silence: Reply = { status: 200, headers: {}, body: new Uint8Array() };

function takeDatagrams({ body }: Delivery, context: ReceiveContext): Receipt {
  const [texts, dropped]: [string[], Problem[]] = [[], []];
  for (const datagram of unpackDatagrams(body)) {
    const reading = readDatagram(datagram);
    if (reading.kind === 'document') texts.push(reading.text);
    else dropped.push(reading.problem);
  }
  const read = readSegments(texts);
  return taken({ ...read, refused: [...dropped, ...read.refused] }, silence, context);
}

function takeDocuments(texts: readonly string[], context: ReceiveContext): Receipt {
  const read = readSegments(texts);
  return taken(read, jsonReply(200, { UnprocessedTraceSegments: read.unprocessed }), context);
}

function taken({ segments, refused, said }: ReadSegments, reply: Reply, context: ReceiveContext): Receipt {
  if (context.authorise({}).kind === 'denied') return ownerless;
  const signals = segments.map((segment) => ({ signal: 'segment' as const, segment }));
  return {
    kind: 'reading',
    reading: { accepted: [], signals, refused, warnings: said },
    tenant: unkeyed,
    answer: () => reply,
    refuse: refusal,
  };
}

const problem: TransportProblem = {
  code: 'transport/missing-key',
  message:
    'A key is required, and the daemon\u2019s protocol carries none: nothing says whose this is, and no student\u2019s run announced its trace.',
  hint: 'Send it signed to the address that the connect page shows; in a class, or start the request from a step.',
};

const ownerless: Receipt & { kind: 'reply' } = {
  kind: 'reply',
  reply: refusal(403, `${problem.message} ${problem.hint}`),
  problem,
};
