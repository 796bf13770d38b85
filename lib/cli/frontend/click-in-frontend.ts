import vm from 'node:vm';
import { browserFetch } from './browser-fetch.ts';
import { standIn, type Loading } from './stand-in-document.ts';

/** What the page was answered; null where the browser would have kept the answer from it. */
export interface PageAnswer {
  status: number | null;
}

interface Told {
  practice?: { ready?: true; answered?: { status: number | null } };
}

/** How long a page may take, its export included. */
const PATIENCE_MS = 30_000;

async function textOf(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}.`);
  return response.text();
}

const attribute = (html: string, name: string): string =>
  new RegExp(`${name}="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script src="(\/practice\/[^"]+)"/g)].map(([, path = '']) => path);

/** The page's document, and when it came. */
async function load(page: URL): Promise<{ html: string; loading: Loading }> {
  const fetchStart = performance.now();
  const response = await fetch(page);
  const responseStart = performance.now();
  const html = await response.text();
  if (!response.ok) throw new Error(`${page.href} answered ${response.status}.`);
  return { html, loading: { fetchStart, responseStart, responseEnd: performance.now() } };
}

const web = {
  AbortController, AbortSignal, Blob, Event, Headers, Request, Response, TextDecoder, TextEncoder, URL, URLSearchParams,
  clearInterval, clearTimeout, console, crypto, queueMicrotask, setInterval, setTimeout,
}; // prettier-ignore

/**
 * Does what a person does on the practice page, where there is no browser: the page's own scripts run as they are
 * served, the SDK and its instrumentations in them, against a stand-in of a document and a `fetch` that keeps to CORS.
 * Real are the scripts, the requests, the spans and their export; made up are layout, paint and the click's origin.
 * @param page the address of the practice page
 * @param traceIds the load's, then the click's
 */
export async function clickInFrontend(page: URL, traceIds: readonly string[]): Promise<PageAnswer> {
  const { html, loading } = await load(page);
  const scripts = await Promise.all(scriptsOf(html).map((path) => textOf(new URL(path, page))));
  const api = attribute(html, 'data-api');
  const { globals, button } = standIn(page, { name: `practice:${traceIds.join(',')}`, api, loading });
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('The practice page said nothing.')), PATIENCE_MS);
    const hear = ({ practice }: Told): void => {
      if (practice?.ready) button.click();
      if (practice?.answered === undefined) return;
      clearTimeout(patience);
      resolve({ status: practice.answered.status });
    };
    const window: Record<string, unknown> = { ...web, ...globals, fetch: browserFetch(page), opener: null };
    Object.assign(window, { window, self: window, parent: { postMessage: hear } });
    Object.assign(window, { addEventListener() {}, removeEventListener() {} });
    const realm = vm.createContext(window);
    for (const script of scripts) vm.runInContext(script, realm);
  });
}
