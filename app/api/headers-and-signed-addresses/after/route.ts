import { trace } from '@opentelemetry/api';
import { fileStoreHeaders, signedUrl } from '../../_cruddur/file-store.ts';

const tracer = trace.getTracer('avatar');

// #region shown
function avatarOf(handle: string): URL {
  return tracer.startActiveSpan('sign-avatar', (span) => {
    const headers = fileStoreHeaders();
    const url = signedUrl(`/avatars/${handle}.png`);
    // The names that are useful, one by one. That there were credentials may be known; they may not.
    span.setAttribute('http.request.header.user-agent', [headers.get('user-agent') ?? '']);
    span.setAttribute('app.signed_in', headers.has('authorization'));
    span.setAttribute('app.avatar_url', url.origin + url.pathname);
    span.end();
    return url;
  });
}
// #endregion

export function GET(): Response {
  return Response.json({ avatar: avatarOf('grace') });
}
