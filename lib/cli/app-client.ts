import { z } from 'zod';
import { OWN_SERVICE } from '../checker/applicable.ts';
import type { Report } from '../checker/report.ts';
import { stepExpectationSchema } from '../checker/step-expectation.ts';
import type { Problem } from '../telemetry/problem.ts';

/** A step as the command line drives it: what `GET /classroom/steps` says of it. */
const drivenStepSchema = z.object({
  id: z.string(),
  lesson: z.string(),
  title: z.string(),
  kind: z.enum(['read', 'answer', 'query', 'resource', 'emit']),
  variants: z.array(z.string()).optional(),
  expectation: stepExpectationSchema.nullable(),
});
export type DrivenStep = z.infer<typeof drivenStepSchema>;

/** The report is the server's verdict and is passed on as it is. */
const reportSchema = z.custom<Report>(
  (value) => (value as Partial<Report> | null)?.schema === 'spanwalk/step-report/v1',
  'this is not a report',
);
const runSchema = z.object({ report: reportSchema.nullable(), open: z.boolean() });
const problemsSchema = z.object({
  problems: z.array(z.object({ code: z.string(), message: z.string(), hint: z.string() })).min(1),
});

export type Answer<T> = { ok: T } | { problem: Problem };

/** A run: registered before a stimulus that is sent from here, or one whose stimulus the app sends to one's own service. */
export type RunToRegister = {
  step: string;
  variant: string;
  /** A check proves the lessons; it is no student's progress. */
  purpose: 'check';
} & (
  | { traceIds: string[]; syntheticParent: string; saysWhenSent: boolean }
  | { call: { url: string; urls?: Record<string, string> } }
);

/** Speaks with a running app, over HTTP alone. */
export class AppClient {
  /** @param token the instructor’s, where the classroom has a roster */
  constructor(
    readonly url: string,
    private readonly token?: string,
  ) {}

  async steps(): Promise<Answer<DrivenStep[]>> {
    const answer = await this.ask('/classroom/steps', z.object({ steps: z.array(drivenStepSchema) }));
    return 'ok' in answer ? { ok: answer.ok.steps } : answer;
  }

  register(run: RunToRegister): Promise<Answer<{ runId: string }>> {
    return this.ask('/classroom/runs', z.object({ runId: z.string() }), run);
  }

  /** Says that the last request of a run is answered. */
  sent(runId: string): Promise<Answer<{ runId: string }>> {
    return this.ask(`/classroom/runs/${encodeURIComponent(runId)}`, z.object({ runId: z.string() }), { sent: true });
  }

  /** A run's newest report, held back until it is closed or `patienceMs` have passed. */
  follow(runId: string, patienceMs: number): Promise<Answer<z.infer<typeof runSchema>>> {
    return this.ask(`/classroom/runs/${encodeURIComponent(runId)}?wait=${patienceMs}`, runSchema);
  }

  /** Has the app judge one of a step's own samples. */
  judgeSample(step: string, sample: 'before' | 'after'): Promise<Answer<Report>> {
    return this.ask(`/classroom/checks/${encodeURIComponent(step)}`, reportSchema, { sample });
  }

  /** Has the app judge what was set up in the workspace; it is no student's progress. */
  judgeSetUp(step: string): Promise<Answer<Report>> {
    const look = { look: true, variant: OWN_SERVICE };
    return this.ask(`/classroom/checks/${encodeURIComponent(step)}`, reportSchema, look);
  }

  /** What the token is sent as; nothing where there is none. */
  authorisation(): Record<string, string> {
    return this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
  }

  /** Asks an endpoint; one that is sent something is posted to, unless another method is named. */
  async ask<T>(
    path: string,
    schema: z.ZodType<T>,
    body?: unknown,
    method: string = body === undefined ? 'GET' : 'POST',
  ): Promise<Answer<T>> {
    const headers = this.authorisation();
    const init: RequestInit = { method, headers };
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(body);
    }
    try {
      const response = await fetch(new URL(path, this.url), { ...init, signal: AbortSignal.timeout(90_000) });
      return read(await response.json(), schema, { path, status: response.status });
    } catch {
      return { problem: unreachable(this.url) };
    }
  }
}

interface Came {
  path: string;
  status: number;
}

function read<T>(json: unknown, schema: z.ZodType<T>, came: Came): Answer<T> {
  if (came.status >= 400) return { problem: refusal(json, came) };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: parsed.data };
  const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  const message = `${came.path} answered something else than expected: ${said.slice(0, 3).join('; ')}.`;
  return { problem: { code: 'app/unexpected', message, hint: 'Is the app of the same version as this command?' } };
}

/** The app's own words for why it refused, where it gave any. */
function refusal(json: unknown, { path, status }: Came): Problem {
  const [first] = problemsSchema.safeParse(json).data?.problems ?? [];
  const unknown = { message: `${path} answered ${status}.`, hint: 'Look at the app’s own output.' };
  return { code: 'app/refused', ...(first === undefined ? unknown : { message: first.message, hint: first.hint }) };
}

const unreachable = (url: string): Problem => ({
  code: 'app/unreachable',
  message: `No Spanwalk answers at ${url}.`,
  hint: 'Start it with npm start, or say where it runs with --url.',
});
