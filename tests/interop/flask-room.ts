import { setTimeout } from 'node:timers/promises';
import type { CheckStatus, Report } from '../../lib/checker/report.ts';
import type { RunReport } from '../../lib/checker/summary.ts';
import { run } from '../../lib/cli/command-line.ts';
import type { KeyRecord } from '../../lib/receivers/keys/key-record.ts';
import { mintSpanId, mintTraceId, traceparent } from '../../lib/telemetry/mint-ids.ts';
import { notesEnvironment, startFlask, type FlaskStage } from '../support/flask-stage.ts';
import { startApp, type RunningApp } from '../support/running-app.ts';

export type Variables = Record<string, string>;

/** What a report says, in short: the verdict, the codes of what failed, and crashes whose cause is known. */
export function inShort(report: Report): string {
  const isTold = (status: CheckStatus): boolean =>
    status === 'failed' || (status === 'warned' && report.status === 'warned');
  const told = report.checks.filter(({ status, level }) => isTold(status) && level !== 'bonus');
  const codes = told.flatMap(({ findings }) => findings.map(({ code }) => code));
  const crashes = (report.remarks ?? []).map(({ code }) => code).filter((code) => code.startsWith('crash.'));
  return [report.status, ...new Set([...codes, ...crashes])].join(' ');
}

/** Where the daemon of a running app listens, for datagrams and for HTTP. */
async function daemonOf(app: RunningApp): Promise<string> {
  const { doors } = await app.get<{ doors: { door: string; url: string | null }[] }>('/classroom/ledger');
  const { url } = doors.find(({ door }) => door === 'daemon-tcp') ?? {};
  if (!url) throw new Error('The daemon’s port is not open.');
  return new URL(url).host.replace('localhost', '127.0.0.1');
}

/** A classroom of its own with the services that report to it. */
export class FlaskRoom {
  readonly #running: FlaskStage[] = [];
  #started = 0;
  #warmed = 0;

  private constructor(
    readonly app: RunningApp,
    private readonly interpreter: string,
    private readonly daemon: string,
  ) {}

  static async open(interpreter: string): Promise<FlaskRoom> {
    const app = await startApp();
    return new FlaskRoom(app, interpreter, await daemonOf(app));
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((flask) => flask.end()));
    await this.app.close();
  }

  /** The keys of an environment of its own. */
  keys(name: string): Promise<KeyRecord> {
    this.#started += 1;
    const unlike = `${name.replaceAll('_', '-')}-${this.#started}`;
    return this.app.post<KeyRecord>('/classroom/environments', { name: unlike });
  }

  /** Endpoints and keys, as the starter’s env/ has them, and nothing else. */
  endpoints({ key, aws, errorTokens }: KeyRecord): Variables {
    return {
      ...notesEnvironment({ endpoint: this.app.otlp, key }),
      AWS_XRAY_DAEMON_ADDRESS: this.daemon,
      AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: `${this.app.otlp}/aws/logs`,
      AWS_DEFAULT_REGION: 'ca-central-1',
      AWS_ACCESS_KEY_ID: aws.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.secretAccessKey,
      ROLLBAR_ENDPOINT: `${this.app.otlp}/rollbar/api/1/`,
      ROLLBAR_ACCESS_TOKEN: errorTokens.server,
    };
  }

  /** Starts a process of a stage, with the keys of an environment of its own. */
  async start(stage: string, change = (variables: Variables): Variables => variables): Promise<FlaskStage> {
    const variables = change(this.endpoints(await this.keys(stage)));
    const flask = await startFlask(this.interpreter, stage, variables);
    this.#running.push(flask);
    return flask;
  }

  /**
   * A first request, as when a page is opened. It has the stage’s recorder ask for its sampling rules; until they are
   * there it takes one request a second.
   */
  async warm({ url }: FlaskStage): Promise<void> {
    this.#warmed += 1;
    await fetch(`${url}/`);
    const asked = async (): Promise<number> => {
      const { arrivals } = await this.app.get<{ arrivals: { operation: string | null }[] }>('/classroom/arrivals');
      return arrivals.filter(({ operation }) => operation === 'GetSamplingRules').length;
    };
    const giveUp = Date.now() + 20_000;
    while ((await asked()) < this.#warmed && Date.now() < giveUp) await setTimeout(100);
  }

  /**
   * Waits until a stage's first lines are there. watchtower makes its stream only once a batch was refused for want of
   * it, and drops what is logged in the meantime: a request must not fall into that moment.
   * @param since when the stage was started, in Unix milliseconds
   */
  async firstLines(since: number): Promise<void> {
    const isThere = async (): Promise<boolean> => {
      const { arrivals } = await this.app.get<{
        arrivals: { at: number; operation: string | null; status: number | null }[];
      }>('/classroom/arrivals');
      return arrivals.some(
        ({ at, operation, status }) => at >= since && operation === 'PutLogEvents' && status === 200,
      );
    };
    const giveUp = Date.now() + 20_000;
    while (!(await isThere()) && Date.now() < giveUp) await setTimeout(100);
  }

  /** What `spanwalk check --variant own` says of one step, in short; `own` is each address that `--own` is given. */
  async check(step: string, ...own: string[]): Promise<string> {
    const first = await this.report(step, ...own);
    // On a busy machine an answer can come too late. That is nobody's verdict, and so it is asked for once more.
    const report =
      typeof first !== 'string' && first.status !== 'inconclusive' ? first : await this.report(step, ...own);
    return typeof report === 'string' ? report : inShort(report);
  }

  /** The whole report of `spanwalk check --variant own` on one step; what went wrong, where there is none. */
  async report(step: string, ...own: string[]): Promise<Report | string> {
    let [out, err] = ['', ''];
    const addresses = own.flatMap((address) => ['--own', address]);
    const args = ['--url', this.app.url, '--step', step, '--variant', 'own', ...addresses, '--format', 'json'];
    await run(['check', ...args], {
      out: (text) => (out += text),
      err: (text) => (err += text),
      isTerminal: false,
      colours: false,
      readFile: () => '',
      writeFile: () => undefined,
    });
    return out === '' ? err : ((JSON.parse(out) as RunReport).steps[0] ?? err);
  }

  /** What is found on a step when one’s own hands send the requests: the run watches, and judges when all is there. */
  async watch(step: string, urls: readonly string[]): Promise<string> {
    return this.watched(step, async () => {
      for (const url of urls) await fetch(url);
    });
  }

  /** A request as a browser sends it whose page is traced: one that names its trace. */
  async visit(url: string): Promise<void> {
    await fetch(url, { headers: { traceparent: traceparent(mintTraceId(), mintSpanId()) } });
    // The process is ended next, and what it has collected with it.
    await setTimeout(6000);
  }

  async watched(step: string, act: () => Promise<void>): Promise<string> {
    const wish = { step, variant: 'own', watch: true, purpose: 'check' };
    const { runId } = await this.app.post<{ runId: string }>('/classroom/runs', wish);
    await act();
    // A batch of spans leaves after five seconds, and lines and reports sooner.
    await setTimeout(7000);
    await this.app.post(`/classroom/runs/${runId}`, { close: true });
    const { report } = await this.app.get<{ report: Report }>(`/classroom/runs/${runId}?wait=30000`);
    return inShort(report);
  }
}
