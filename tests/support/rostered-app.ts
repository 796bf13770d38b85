import { mintSpanId, mintTraceId, traceparent } from '../../lib/telemetry/mint-ids.ts';
import { asInstructor, startApp, type RunningApp } from './running-app.ts';

type Headers = Record<string, string>;

/** A student with a browser: what it keeps, and what it sends with each request. */
export interface Student {
  name: string;
  workspace: string;
  key: string;
  headers: Headers;
}

/** Whatever an endpoint answered, as text that may be searched for what must not stand in it. */
export interface Answered {
  status: number;
  text: string;
  headers: globalThis.Headers;
}

/** A classroom with a roster, and what a test does with it. */
export class RosteredApp {
  private constructor(
    readonly app: RunningApp,
    readonly instructor: Headers,
  ) {}

  static async start(): Promise<RosteredApp> {
    return RosteredApp.of(await startApp());
  }

  /** Has a running app make the instructor's token. */
  static async of(app: RunningApp): Promise<RosteredApp> {
    await app.post('/classroom/roster/token', {});
    return new RosteredApp(app, asInstructor(app.dataDir));
  }

  async ask(path: string, { method = 'GET', headers = {}, body }: Asking = {}): Promise<Answered> {
    const init: RequestInit = { method, headers, redirect: 'manual' };
    if (body !== undefined) {
      const isForm = body instanceof URLSearchParams;
      init.body = isForm ? body : JSON.stringify(body);
      init.headers = isForm ? headers : { 'content-type': 'application/json', ...headers };
    }
    const response = await fetch(this.app.url + path, init);
    return { status: response.status, text: await response.text(), headers: response.headers };
  }

  /** The same as JSON; anything but success fails the test. */
  async json<T>(path: string, asking: Asking = {}): Promise<T> {
    const { status, text } = await this.ask(path, asking);
    if (status >= 300) throw new Error(`${status} from ${path}: ${text}`);
    return JSON.parse(text) as T;
  }

  /** Puts students on the roster and signs each in. */
  async enrol(...names: string[]): Promise<Student[]> {
    const wanted = { method: 'POST', headers: this.instructor, body: { names } };
    const { made } = await this.json<{ made: Omit<Student, 'headers'>[] }>('/classroom/roster', wanted);
    return Promise.all(
      made.map(async ({ name, workspace, key }) => ({ name, workspace, key, headers: await this.signIn(key) })),
    );
  }

  async signIn(key: string): Promise<Headers> {
    return cookiesOf(await this.trySignIn(key));
  }

  trySignIn(key: string, next = '/'): Promise<Answered> {
    return this.ask('/classroom/session', { method: 'POST', body: new URLSearchParams({ key, next }) });
  }

  /** Sends one span by OTLP, as a service of the student's own would. */
  async send(name: string, key: string | null, traceId = mintTraceId()): Promise<{ status: number; traceId: string }> {
    const now = BigInt(Date.now()) * 1_000_000n;
    const span = {
      traceId,
      spanId: mintSpanId(),
      name,
      startTimeUnixNano: String(now),
      endTimeUnixNano: String(now + 1_000_000n),
      attributes: [{ key: 'app.secret', value: { stringValue: `value of ${name}` } }],
    };
    const resource = { attributes: [{ key: 'service.name', value: { stringValue: `service of ${name}` } }] };
    const headers: Headers = {
      'content-type': 'application/json',
      ...(key === null ? {} : { 'x-honeycomb-team': key }),
    };
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
    const response = await fetch(`${this.app.otlp}/v1/traces`, { method: 'POST', headers, body });
    return { status: response.status, traceId };
  }

  /** Registers a run of a practice step, clicks, and waits for the verdict. */
  async click(step: string, { headers }: Student, path = `/api/${step}/after`) {
    const [traceId, parent] = [mintTraceId(), mintSpanId()];
    const run = { step, variant: 'after', traceIds: [traceId], syntheticParent: parent };
    const { runId } = await this.json<{ runId: string }>('/classroom/runs', { method: 'POST', headers, body: run });
    const clicked = await this.ask(path, { headers: { ...headers, traceparent: traceparent(traceId, parent) } });
    const { report } = await this.json<{ report: { status: string } }>(`/classroom/runs/${runId}?wait=20000`, {
      headers,
    });
    return { traceId, parent, runId, status: report.status, answer: clicked.text };
  }
}

interface Asking {
  method?: string;
  headers?: Headers;
  body?: unknown;
}

/** What a browser would send back. */
export const cookiesOf = ({ headers }: Answered): Headers => ({
  cookie: headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; '),
});
