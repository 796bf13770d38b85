import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CopyButton } from '@/app/_classroom/copy-button.tsx';
import { Neighbours } from '@/app/_ui/neighbours.tsx';
import { Page, PageHeading } from '@/app/_ui/page.tsx';
import { Prose } from '@/app/_ui/prose.tsx';
import type { FindingPage } from '@/lib/curriculum/finding-page.ts';
import { Blocks } from '../_page/blocks.tsx';
import styles from '../_page/finding.module.css';
import { findingHref, findingList, findingPage } from '../_page/findings.ts';
import { Ways } from '../_page/ways.tsx';

/** Findings are files: every page is made at build time, and an unknown code is not found. */
export const dynamicParams = false;

type Params = { code: string };

export const generateStaticParams = (): Params[] =>
  findingList().flatMap(({ findings }) => findings.map(({ code }) => ({ code })));

export async function generateMetadata({ params }: { params: Promise<Params> }): Promise<Metadata> {
  const page = findingPage((await params).code);
  return page === null ? {} : { title: `${page.title} (${page.code})`, description: page.means };
}

/** What a finding means, how it comes about, how to mend it, and where to see it. */
export default async function FindingPageView({ params }: { params: Promise<Params> }) {
  const page = findingPage((await params).code);
  if (page === null) notFound();
  const all = findingList().flatMap(({ findings }) => findings);
  const at = all.findIndex(({ code }) => code === page.code);
  return (
    <Page>
      <article className={styles.finding}>
        <PageHeading
          title={page.title}
          eyebrow={
            <>
              <Link href="/findings">Findings</Link> · <span className={styles.code}>{page.code}</span>
            </>
          }
        >
          <p>{page.means}</p>
        </PageHeading>
        <FindingBody page={page} />
        <Command code={page.code} />
        <Neighbours
          label="Previous and next finding"
          previous={all[at - 1] ?? null}
          next={all[at + 1] ?? null}
          end={{ href: '/findings', way: 'The last one', title: 'All findings' }}
        />
      </article>
    </Page>
  );
}

function FindingBody({ page: { intro, mend, ways, places, related } }: { page: FindingPage }) {
  return (
    <Prose>
      <Blocks blocks={intro} />
      <h2>What to do</h2>
      <Blocks blocks={mend} />
      <h2>How it comes about</h2>
      <Ways ways={ways} />
      <h2>How to see it</h2>
      {places.map((place) => (
        <section key={place.title}>
          <h3>{place.title}</h3>
          <Blocks blocks={place.blocks} />
        </section>
      ))}
      {related.length === 0 ? null : (
        <>
          <h2>Easily mistaken for it</h2>
          <p className={styles.related}>
            {related.map((code) => (
              <Link key={code} className={styles.code} href={findingHref(code)}>
                {code}
              </Link>
            ))}
          </p>
        </>
      )}
    </Prose>
  );
}

function Command({ code }: { code: string }) {
  const command = `npx spanwalk explain ${code}`;
  return (
    <p className={styles.command}>
      The same in a terminal: <code className={styles.code}>{command}</code>
      <CopyButton text={command} of="the command" iconOnly />
    </p>
  );
}
