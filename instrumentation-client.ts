import { startBrowserTracing } from './lib/tracing/browser.ts';

startBrowserTracing();
