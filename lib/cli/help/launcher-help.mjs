/** What the words of the launcher say to --help; the others are declared in lib/cli/declared. */
export const launcherHelp = {
  start: `spanwalk start: Install, build and serve the classroom.

Usage
  spanwalk start

It serves at http://localhost:3000 until it is ended with Ctrl-C. What it takes, it takes from the environment:

  PORT                     another port; 3000
  SPANWALK_HOST            another address than this machine’s own; 127.0.0.1
  SPANWALK_DATA_DIR        where the telemetry is kept; .spanwalk
  SPANWALK_OTLP_HTTP_PORT  OTLP over HTTP; 4318, 0 picks a free one, off closes it
  SPANWALK_OTLP_GRPC_PORT  OTLP over gRPC; 4317, likewise
  SPANWALK_XRAY_PORT       the local daemon, UDP and TCP; 2000, likewise

Examples
  spanwalk start
  PORT=3100 SPANWALK_DATA_DIR=~/week-2 spanwalk start
`,
  dev: `spanwalk dev: Serve with live reload, for work on Spanwalk itself.

Usage
  spanwalk dev

It takes what “spanwalk start” takes, from the environment.

Examples
  spanwalk dev
  PORT=3100 spanwalk dev
`,
  test: `spanwalk test: Prove the project: format, lint, types, unit tests, browser tests.

Usage
  spanwalk test [file …]

Files are tests of the browser; without any, all of them are run. CHROMIUM_PATH names a Chromium to run them in.

Examples
  spanwalk test
  spanwalk test tests/e2e/a-students-walk.spec.ts
`,
  bench: `spanwalk bench: Measure ingest, freshness, pages, memory, the checker and a class, on this machine.

Usage
  spanwalk bench [part …]

Figures, never a verdict. The parts checker and cohort need neither a built app nor a browser.

Examples
  spanwalk bench
  spanwalk bench checker cohort
`,
};
