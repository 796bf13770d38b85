import { emitKeypressEvents } from 'node:readline';

/** A terminal that can be drawn on and read key by key. */
export interface Terminal {
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
}

const ESC = '\u001b[';
/** The other screen, so that what stood there is there again afterwards; and no cursor. */
const ENTER = `${ESC}?1049h${ESC}?25l`;
const LEAVE = `${ESC}?25h${ESC}?1049l`;
/** Terminals that know it show the lines between these two at once; the others ignore it. */
const TOGETHER = [`${ESC}?2026h`, `${ESC}?2026l`] as const;

/** One frame as the terminal is sent it: every line over the old one, so that nothing is blank in between. */
export const frameOf = (lines: readonly string[]): string =>
  `${TOGETHER[0]}${ESC}H${lines.map((line) => `${line}${ESC}K`).join('\r\n')}${ESC}J${TOGETHER[1]}`;

type Key = { name?: string; sequence?: string; ctrl?: boolean };

/** Takes the terminal over, and gives it back however this ends. */
export class TakenTerminal {
  #shown = '';
  #isTaken = false;
  readonly #restore = (): void => this.giveBack();
  readonly #crash = (error: unknown): void => {
    this.giveBack();
    throw error;
  };
  readonly #press: (text: string, key: Key) => void;

  constructor(
    private readonly terminal: Terminal,
    onKey: (key: string) => void,
    private readonly onResize: () => void,
  ) {
    this.#press = (text, { name, ctrl }) => onKey(ctrl === true && name === 'c' ? 'q' : text || (name ?? ''));
  }

  take(): void {
    const { input, output } = this.terminal;
    this.#isTaken = true;
    emitKeypressEvents(input);
    input.setRawMode(true);
    input.resume();
    input.on('keypress', this.#press);
    output.on('resize', this.onResize);
    process.once('exit', this.#restore);
    process.once('uncaughtException', this.#crash);
    output.write(ENTER);
  }

  get size(): { columns: number; rows: number } {
    return { columns: this.terminal.output.columns, rows: this.terminal.output.rows };
  }

  draw(lines: readonly string[]): void {
    const frame = frameOf(lines);
    if (!this.#isTaken || frame === this.#shown) return;
    this.#shown = frame;
    this.terminal.output.write(frame);
  }

  giveBack(): void {
    if (!this.#isTaken) return;
    this.#isTaken = false;
    const { input, output } = this.terminal;
    input.off('keypress', this.#press);
    output.off('resize', this.onResize);
    process.off('exit', this.#restore);
    process.off('uncaughtException', this.#crash);
    input.setRawMode(false);
    input.pause();
    output.write(LEAVE);
  }
}
