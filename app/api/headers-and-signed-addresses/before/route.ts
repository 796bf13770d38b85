import { trace } from '@opentelemetry/api';
import { fileStoreHeaders, signedUrl } from '../../_cruddur/file-store.ts';

const tracer = trace.getTracer('avatar');

// #region shown
function avatarOf(handle: string): URL {
  return tracer.startActiveSpan('sign-avatar', (span) => {
    const headers = fileStoreHeaders();
    const url = signedUrl(`/avatars/${handle}.png`);
    // Everything that went there, and what came back: it might help one day.
    for (const [name, value] of headers) span.setAttribute(`http.request.header.${name}`, [value]);
    span.setAttribute('app.avatar_url', url.href);
    span.end();
    return url;
  });
}
// #endregion

export function GET(): Response {
  return Response.json({ avatar: avatarOf('grace') });
}
