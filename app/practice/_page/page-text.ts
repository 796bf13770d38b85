import type { PracticePage } from './practice-page.ts';

/** Text inside an attribute's quotes or between tags. */
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Before all other scripts: what takes the time must find the wrong one. */
const wrongClock = (clockMs: number): string =>
  clockMs === 0 ? '' : '<script src="/practice/files/wrong-clock.js"></script>\n';

const clockNote = (clockMs: number): string =>
  clockMs === 0 ? '' : ` Its clock is ${Math.abs(clockMs) / 1000} seconds ${clockMs < 0 ? 'slow' : 'fast'}.`;

/** The practice page: a document of its own, with the instrumentation before the app, as in any frontend. */
export function pageText({ watcher, api, clockMs }: PracticePage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cruddur, the practice page</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/practice/files/practice.css">
<script src="/theme.js"></script>
</head>
<body data-api="${escaped(api)}" data-clock="${clockMs}">
<header><h1>Cruddur</h1><a href="/" target="_top">The classroom</a></header>
<main>
<div class="bar">
<button id="load" type="button" disabled>Load the feed</button>
<p id="state" role="status">Nothing is loaded yet.</p>
</div>
<ul id="feed" aria-label="Feed"></ul>
<p class="note">The feed comes from <code>${escaped(api)}</code>. What watches this page is <code>${escaped(watcher)}</code>.${clockNote(clockMs)}</p>
</main>
${wrongClock(clockMs)}<script src="/practice/files/${escaped(watcher)}"></script>
<script src="/practice/files/app.js"></script>
</body>
</html>
`;
}
