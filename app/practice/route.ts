import { practiceFiles } from './_page/files.ts';
import { pageText } from './_page/page-text.ts';
import { practicePage } from './_page/practice-page.ts';

export const dynamic = 'force-dynamic';

/**
 * The practice frontend. It is a document of its own and no page of the classroom: its instrumentation patches `fetch`
 * and listeners for good, and must never see a request of the classroom's.
 */
export function GET(request: Request): Response {
  const { searchParams, protocol } = new URL(request.url);
  // Next knows its own address by the name it was started with; the browser may know another.
  const page = practicePage(
    searchParams,
    `${protocol}//${request.headers.get('host') ?? 'localhost'}`,
    practiceFiles(),
  );
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  if (page === null) return new Response('There is no such practice page.', { status: 404 });
  return new Response(pageText(page), { headers });
}
