import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Problem } from '../../telemetry/problem.ts';
import { connectionProblem, redirectProblem, silentProblem } from './call-problems.ts';
import { guardedLookup } from './guarded-lookup.ts';
import type { Target } from './target.ts';

/** One request to a student's service. */
export interface Call {
  target: Target;
  method: string;
  headers: Record<string, string>;
  body?: string | undefined;
}

/** What came back: the first bytes of the answer, or why there is none. */
export interface Called {
  status: number | null;
  body: string;
  ms: number;
  problem: Problem | null;
}

export interface CallLimits {
  timeoutMs: number;
  /** Of the answer's body; what is beyond is not read. */
  maxBytes: number;
}

const LIMITS: CallLimits = { timeoutMs: 10_000, maxBytes: 20_000 };

/** The beginning of an answer's body. One that never ends is cut by size, or by the request's own time. */
async function beginningOf(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.byteLength;
      if (bytes >= maxBytes) break;
    }
  } catch {
    // Cut off midway: what came is shown, and the status tells the rest.
  }
  return Buffer.concat(chunks).subarray(0, maxBytes).toString('utf8');
}

const hungUp = Object.assign(new Error('The connection closed without an answer.'), { code: 'ECONNRESET' });

function open({ target, method, headers, body }: Call, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const options: RequestOptions = { method, headers, signal, agent: false };
    if (!target.anyAddress) options.lookup = guardedLookup();
    // A redirect is never followed: it would be a second request in the same trace, to a place that nobody allowed.
    const request = send(target.url, options, resolve);
    request.on('error', reject);
    // A service that answers by changing the protocol (101) ends the request with neither an answer nor an error.
    request.on('close', () => reject(hungUp));
    request.end(body);
  });
}

/** Calls a student's service, within limits of time and size. Never rejects: what goes wrong is theirs to put right. */
export async function callService(call: Call, limits: Partial<CallLimits> = {}): Promise<Called> {
  const { timeoutMs, maxBytes } = { ...LIMITS, ...limits };
  const signal = AbortSignal.timeout(timeoutMs);
  const started = performance.now();
  const ms = (): number => performance.now() - started;
  try {
    const response = await open(call, signal);
    const body = await beginningOf(response, maxBytes);
    const status = response.statusCode ?? null;
    return { status, body, ms: ms(), problem: redirectProblem(status, response.headers.location) };
  } catch (error) {
    const problem = signal.aborted
      ? silentProblem(call.target.url, timeoutMs)
      : connectionProblem(call.target.url, error);
    return { status: null, body: '', ms: ms(), problem };
  }
}
