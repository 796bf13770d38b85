import type { Metadata } from 'next';
import { WorkspaceMap } from '@/app/_classroom/traces/map/workspace-map.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Service map' };

/** Who called whom, in everything that arrived. */
export default function MapPage() {
  return (
    <Page>
      <PageHeading title="Service map">
        <p>Every service that sent spans, and everything it called. It grows while you watch.</p>
      </PageHeading>
      <WorkspaceMap />
    </Page>
  );
}
