import createMDX from '@next/mdx';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/**
 * What a page may load and who may frame it. `unsafe-inline`: Next starts a page by inline scripts, and pages made at
 * build time have no nonce. The development server compiles with `eval` and reloads over a WebSocket.
 * @param {boolean} isDev
 */
const policy = (isDev) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self'${isDev ? ' ws:' : ''}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** On every page; what senders of telemetry and the practice backend are answered is left alone. */
const headersOf = (isDev) => [
  {
    source: '/((?!v1/|1/|aws/|rollbar/|api/).*)',
    headers: [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'Content-Security-Policy', value: policy(isDev) },
    ],
  },
];

/**
 * The practice page asks the practice backend under its other loopback name too, which is another origin, and is shown
 * inside the classroom's lessons.
 */
const practicePolicy = [
  "default-src 'self'",
  "connect-src 'self' http://localhost:* http://127.0.0.1:*",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ');

/** Of two headers of one name the later entry's is sent. */
const headersOfPractice = {
  source: '/practice',
  headers: [{ key: 'Content-Security-Policy', value: practicePolicy }],
};

/**
 * An error tracker's clients post to these where only the host of their endpoint was changed. The practice backend has
 * nothing there, and its paths are traced; the door is another.
 */
const doors = [
  { source: '/api/1/:path*{/}?', destination: '/rollbar/api/1/:path*' },
  { source: '/api/item{/}?', destination: '/rollbar/api/item' },
];

/** @type {(isDev: boolean) => import('next').NextConfig} */
const config = (isDev) => ({
  // DuckDB's bindings are native, and clients of vendors read files beside their own; Turbopack must leave them alone.
  serverExternalPackages: ['@duckdb/node-api', 'esbuild', 'rollbar'],
  pageExtensions: ['ts', 'tsx', 'mdx'],
  // Vendors' clients post to paths that end in a slash and do not follow a 308.
  skipTrailingSlashRedirect: true,
  // Types are proved by `npm test`; a student's first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  headers: async () => [...headersOf(isDev), headersOfPractice],
  rewrites: async () => ({ beforeFiles: doors }),
});

const withMDX = createMDX({ options: { remarkPlugins: ['remark-gfm'], rehypePlugins: ['rehype-slug'] } });

/** @param {string} phase what Next is about to do */
const configure = (phase) => withMDX(config(phase === PHASE_DEVELOPMENT_SERVER));

export default configure;
