import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { TracePage } from '@/app/_classroom/traces/trace-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { inXRayForm } from '@/lib/projection/xray/trace-id.ts';
import { readTraceId } from '@/lib/telemetry/copied-trace-id.ts';
import { firstLook } from './first-look.ts';

type Props = {
  params: Promise<{ traceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  return { title: `Trace ${readTraceId((await params).traceId)?.slice(0, 8) ?? ''}` };
}

/** One trace, at an address that can be shared; an id in X-Ray's form leads to the same address. */
export default async function TraceRoute({ params, searchParams }: Props) {
  const asked = (await params).traceId;
  const traceId = readTraceId(asked);
  if (traceId === null) notFound();
  if (asked !== traceId) redirect(`/traces/${traceId}${queryOf(await searchParams)}`);
  return (
    <Page>
      <PageHeading title="Trace" eyebrow={<Ids traceId={traceId} />} />
      <TracePage traceId={traceId} first={await firstLook(traceId)} />
    </Page>
  );
}

const Ids = ({ traceId }: { traceId: string }) => (
  <>
    <code>{traceId}</code> <span>in X-Ray</span> <code>{inXRayForm(traceId)}</code>
  </>
);

function queryOf(params: Awaited<Props['searchParams']>): string {
  const given = Object.entries(params).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
