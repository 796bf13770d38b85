import { MeantFinding } from './_classroom/findings/meant-finding.tsx';
import { LinkButton } from './_ui/button.tsx';
import { EmptyState } from './_ui/empty-state.tsx';
import { Page, PageHeading } from './_ui/page.tsx';

export const metadata = { title: 'Nothing here' };

export default function NotFound() {
  return (
    <Page>
      <PageHeading title="There is nothing at this address" eyebrow="404">
        A lesson may have been renamed, or a trace may have been pruned to make room for newer ones.
      </PageHeading>
      <EmptyState title="Where to go instead">
        <MeantFinding />
        <LinkButton href="/traces">To the newest traces</LinkButton>
      </EmptyState>
    </Page>
  );
}
