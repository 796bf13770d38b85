import type { Metadata } from 'next';
import { Suspense } from 'react';
import { BoardPage } from '@/app/_classroom/boards/board-page.tsx';
import { Page } from '@/app/_ui/page.tsx';
import { Skeleton } from '@/app/_ui/skeleton.tsx';

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: 'Board' };

/** One board, at an address that can be kept. */
export default async function BoardRoute({ params }: Props) {
  const { id } = await params;
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={16} of="the board" />}>
        <BoardPage id={id} />
      </Suspense>
    </Page>
  );
}
