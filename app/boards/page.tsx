import type { Metadata } from 'next';
import Link from 'next/link';
import { BoardsPage } from '@/app/_classroom/boards/boards-page.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';

export const metadata: Metadata = { title: 'Boards' };

/** The boards of a workspace. */
export default function BoardsRoute() {
  return (
    <Page>
      <PageHeading title="Boards" eyebrow={<Link href="/explore">Explore</Link>}>
        <p>Queries that you look at together, answered anew whenever you open the board.</p>
      </PageHeading>
      <BoardsPage />
    </Page>
  );
}
