import Rollbar from 'rollbar';
import type { ErrorAddress, ErrorReporter, FailedRequest, FailureTrace } from '../error-reporter.ts';
import { untraced } from '../untraced.ts';
import type { Deliveries } from '../watched-exporter.ts';

/**
 * Beside what the client scrubs by itself: keys of Spanwalk's own senders, and sessions by other names. Headers stand
 * here too: `scrubFields` adds to the client's lists, while `scrubHeaders` would put its list of headers out of force.
 */
const SCRUBBED = ['x-honeycomb-team', 'set-cookie', 'x-api-key', 'session', 'session_id', 'jwt'];

/** Options that the client has and its types forget. */
type Options = Omit<Rollbar.Configuration, 'logLevel'> & {
  root: string;
  framework: string;
  logLevel: 'disable';
};

const optionsFor = ({ url, token }: ErrorAddress): Options => ({
  accessToken: token,
  endpoint: url.href,
  environment: process.env['NODE_ENV'] === 'production' ? 'production' : 'development',
  framework: 'next.js',
  root: process.cwd(),
  // The classroom lives in this process too, and its own failures are nobody's lesson.
  captureUncaught: false,
  captureUnhandledRejections: false,
  captureIp: 'anonymize',
  scrubFields: SCRUBBED,
  // What the client has to say is counted here and said once, and not for every report.
  logLevel: 'disable',
});

type Client = { client: Rollbar; state: { id: string; label: string } & Deliveries };

const open = (address: ErrorAddress): Client => ({
  client: new Rollbar(optionsFor(address) as object),
  state: { id: address.id, label: address.label, sent: 0, failed: 0, lastFailure: null },
});

/** In our words: an answer's text is not ours to print. */
const reasonOf = (error: Error): string => {
  const { code } = error as NodeJS.ErrnoException;
  return code ?? (error.message.startsWith('Api error') ? 'refused' : 'no answer');
};

function note({ state }: Client, error: Error | null | undefined): void {
  const before = state.lastFailure;
  if (error) state.failed += 1;
  else state.sent += 1;
  state.lastFailure = error ? reasonOf(error) : null;
  if ((before === null) === (state.lastFailure === null)) return;
  const turn = state.lastFailure === null ? 'takes errors again' : `takes no errors (${state.lastFailure})`;
  process.stderr.write(`Error reports: ${state.label} ${turn}.\n`);
}

/** The trace stands in `custom`, where nothing of the client's own writes. */
const customOf = (trace: FailureTrace): object =>
  trace === null ? {} : { trace_id: trace.traceId, span_id: trace.spanId };

function send(to: Client, thrown: Error, request: FailedRequest, trace: FailureTrace): void {
  try {
    const told = (error: Error | null | undefined): void => note(to, error);
    untraced(() => to.client.error(thrown, { ...request }, customOf(trace), told as never));
  } catch (error) {
    note(to, error instanceof Error ? error : new Error(String(error)));
  }
}

/** Reports by the real client, one for each address: one that is slow or gone delays nobody's report. */
export function openReporter(addresses: readonly ErrorAddress[]): ErrorReporter {
  const clients = addresses.map(open);
  return {
    report: (error, request, trace) => {
      const thrown = error instanceof Error ? error : new Error(String(error));
      for (const client of clients) send(client, thrown, request, trace);
    },
    deliveries: () => clients.map(({ state }) => state),
  };
}
