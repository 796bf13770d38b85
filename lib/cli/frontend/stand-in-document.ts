/**
 * The classes that instrumentations patch: made anew for each page, as each page of a browser has its own, so that
 * Node’s stay whole and no page meets the patches of the one before.
 */
function domClasses() {
  class Target extends EventTarget {
    override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
      super.addEventListener(...given);
    }
    override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
      super.removeEventListener(...given);
    }
  }
  class Element extends Target {
    readonly nodeType = 1;
    readonly parentNode = null;
    className = '';
    textContent = '';
    disabled = false;
    readonly dataset: Record<string, string> = {};

    constructor(
      readonly tagName: string,
      readonly id = '',
    ) {
      super();
    }
    readonly getAttribute = (name: string): string | null => (name === 'id' && this.id !== '' ? this.id : null);
    readonly hasAttribute = (name: string): boolean => name === 'disabled' && this.disabled;
    readonly append = (): void => {};
    readonly replaceChildren = (): void => {};
    readonly click = (): void => void (this.disabled || this.dispatchEvent(new Event('click')));
  }
  return { Target, Element };
}

/** As much of a window as the practice page’s own scripts and their instrumentation ask for. */
export interface StandIn {
  globals: Record<string, unknown>;
  button: { click(): void };
}

/** When the page’s document was asked for and came, in milliseconds of `performance.now()`. */
export interface Loading {
  fetchStart: number;
  responseStart: number;
  responseEnd: number;
}

const navigationEntry = (page: URL, loading: Loading) => {
  const { responseEnd } = loading;
  const over = performance.now();
  const dom = { domInteractive: responseEnd, domContentLoadedEventStart: over, domContentLoadedEventEnd: over };
  const end = { domComplete: over, loadEventStart: over, loadEventEnd: over };
  return { name: page.href, entryType: 'navigation', ...loading, requestStart: loading.fetchStart, ...dom, ...end };
};

/** What was loaded for this very page, and nothing that Node asked for before. */
const resourcesOf = (page: URL, { fetchStart }: Loading): PerformanceEntry[] =>
  performance
    .getEntriesByType('resource')
    .filter(({ name, startTime }) => startTime >= fetchStart && name !== page.href);

/** Node times its own requests as a browser does; navigation and paint it knows nothing of. */
const performanceOf = (page: URL, navigation: Loading) => ({
  now: () => performance.now(),
  timeOrigin: performance.timeOrigin,
  clearResourceTimings: () => performance.clearResourceTimings(),
  getEntriesByType: (type: string): unknown[] => {
    if (type === 'navigation') return [navigation];
    return type === 'resource' ? resourcesOf(page, navigation) : [];
  },
});

/** @param name the window’s name, by which the page is told its trace ids */
export function standIn(page: URL, { name, api, loading }: { name: string; api: string; loading: Loading }): StandIn {
  const { Target, Element } = domClasses();
  const button = new Element('BUTTON', 'load');
  const body = new Element('BODY');
  body.dataset['api'] = api;
  const document = Object.assign(new Target(), {
    body,
    baseURI: page.href,
    readyState: 'complete',
    visibilityState: 'visible',
    getElementById: (id: string) => (id === 'load' ? button : new Element('DIV', id)),
    getElementsByTagName: () => [],
    createElement: (tag: string) => new Element(tag.toUpperCase()),
  });
  const location = {
    href: page.href,
    origin: page.origin,
    host: page.host,
    pathname: page.pathname,
    hash: '',
    search: '',
  };
  const dom = { document, location, name, HTMLElement: Element, EventTarget: Target, Node: { ELEMENT_NODE: 1 } };
  const timing = { performance: performanceOf(page, navigationEntry(page, loading)), PerformanceObserver };
  const history = { replaceState() {}, pushState() {}, back() {}, forward() {}, go() {} };
  return { button, globals: { ...dom, ...timing, history, navigator: { userAgent: 'spanwalk-check' } } };
}
