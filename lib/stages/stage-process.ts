import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import type { ProcessLog } from './process-log.ts';

export interface ProcessOptions {
  cwd: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** The file that ends the child when its parent is gone. */
  guard: string;
  log: ProcessLog;
  readyMs: number;
}

const LISTENING = /listening on (http:\/\/127\.0\.0\.1:\d+)/;
const KILL_AFTER_MS = 1500;

/**
 * One child process that serves HTTP. It chooses its own free port and says where it listens, so that no port can be
 * taken between choosing and binding it.
 */
export class StageProcess {
  readonly #child: ChildProcess;
  readonly exited: Promise<void>;
  #running = true;

  private constructor(private readonly options: ProcessOptions) {
    const { cwd, args, guard } = options;
    const env = options.env as NodeJS.ProcessEnv;
    // The SDK's name for a nameless service is `unknown_service:` and argv0; a person who types `node` sees that.
    const settings: SpawnOptions = { cwd, env, argv0: 'node', stdio: ['pipe', 'pipe', 'pipe'] };
    this.#child = spawn(process.execPath, ['--import', guard, ...args], settings);
    this.exited = new Promise((resolve) => {
      const gone = (): void => {
        this.#running = false;
        resolve();
      };
      // `close` and not `exit`: by then its last words have been read.
      this.#child.once('close', gone).once('error', gone);
    });
    // The child may be gone before its input is closed; that is no news.
    this.#child.stdin?.on('error', () => {});
  }

  /** Starts it and waits until it listens. Gives null where it ended, or said nothing in time; its log says why. */
  static async start(options: ProcessOptions): Promise<{ process: StageProcess; url: URL } | null> {
    const started = new StageProcess(options);
    const url = await started.#listening();
    if (url) return { process: started, url };
    await started.stop();
    return null;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Ends it politely, and after a moment for good. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), KILL_AFTER_MS);
    await this.exited;
    clearTimeout(timer);
  }

  #listening(): Promise<URL | null> {
    const { log, readyMs } = this.options;
    let heard = '';
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), readyMs);
      void this.exited.then(() => resolve(null)).finally(() => clearTimeout(timer));
      this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => log.write(text));
      this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        log.write(text);
        heard = (heard + text).slice(-2000);
        const url = LISTENING.exec(heard)?.[1];
        if (url) resolve(new URL(url));
      });
    });
  }
}
