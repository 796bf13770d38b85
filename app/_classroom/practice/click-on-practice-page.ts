/** What the practice page was answered, as it says itself; `status` is null where the browser gives it no answer. */
export interface PageAnswer {
  status: number | null;
  body: string;
  ms: number;
}

type Told = { ready: true } | { answered: { status: number | null; body: string } };

/** The place in which a step shows the practice page. */
export const PRACTICE_PLACE = 'practice-page';

/** A page that says nothing for so long is given up. */
const PATIENCE_MS = 20_000;

/** The next thing that the practice page in this window says. */
function heard(from: () => Window | null, signal: AbortSignal): Promise<Told> {
  return new Promise((resolve, reject) => {
    const listen = ({ source, origin, data }: MessageEvent<{ practice?: Told } | null>): void => {
      if (source === null || source !== from() || origin !== location.origin || !data?.practice) return;
      removeEventListener('message', listen);
      resolve(data.practice);
    };
    addEventListener('message', listen);
    signal.addEventListener('abort', () => {
      removeEventListener('message', listen);
      reject(new Error('The practice page said nothing.'));
    });
  });
}

const lost = (error: unknown): PageAnswer => ({ status: null, body: String(error), ms: 0 });

/** Shows a page in a new window of the step’s. A window’s name is read when it is made, and outlives what is loaded. */
function show(frame: HTMLIFrameElement, page: string, name: string): void {
  frame.title = 'The practice page';
  frame.name = name;
  frame.src = page;
  const place = document.getElementById(PRACTICE_PLACE);
  if (place === null) throw new Error('The step has no place for the practice page.');
  place.replaceChildren(frame);
}

/**
 * Opens the practice page in the step's frame and clicks its button: the page's own code sends the request, watched by
 * the page's own instrumentation. Its `fetch` and its listeners are the frame's, so none of this page's are traced.
 * @param page its address
 * @param traceIds what its first traces are to be called: the load's, then the click's
 */
export async function clickOnPracticePage(page: string, traceIds: readonly string[]): Promise<PageAnswer> {
  const frame = document.createElement('iframe');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const inFrame = (): Window | null => frame.contentWindow;
  try {
    const ready = heard(inFrame, signal);
    show(frame, page, `practice:${traceIds.join(',')}`);
    await ready;
    const answered = heard(inFrame, signal);
    const started = performance.now();
    frame.contentDocument?.getElementById('load')?.click();
    const told = await answered;
    const ms = performance.now() - started;
    return 'answered' in told ? { ...told.answered, ms } : lost('The practice page was loaded anew.');
  } catch (error) {
    return lost(error);
  }
}
