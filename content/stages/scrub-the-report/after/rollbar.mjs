import { trace } from '@opentelemetry/api';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Rollbar from 'rollbar';

// #region shown
export const rollbar = new Rollbar({
  accessToken: process.env.ROLLBAR_ACCESS_TOKEN,
  endpoint: process.env.ROLLBAR_ENDPOINT,
  environment: 'production',
  root: import.meta.dirname,
  transform: complete,
  scrubFields: ['session_jwt', 'email'],
});

/** Every report says in which trace and span it happened, and shows the code of its modules. */
function complete(data) {
  const { traceId, spanId } = trace.getActiveSpan()?.spanContext() ?? {};
  data.custom = { ...data.custom, trace_id: traceId, span_id: spanId };
  for (const { frames } of data.body.trace_chain ?? []) frames.forEach(showCode);
}

/** The client reads the code around a frame by its path. A stack names an ES module by a URL, `file://…`. */
function showCode(frame) {
  if (!frame.filename.startsWith('file:')) return;
  frame.filename = fileURLToPath(frame.filename);
  if (!existsSync(frame.filename)) return;
  const lines = readFileSync(frame.filename, 'utf8').split('\n');
  const at = frame.lineno - 1;
  frame.code = lines[at];
  frame.context = { pre: lines.slice(Math.max(0, at - 3), at), post: lines.slice(at + 1, at + 4) };
}
// #endregion
