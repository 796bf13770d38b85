import type { Metadata, Viewport } from 'next';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { GeistSerifRegular } from 'geist/font/serif/regular';
import type { ReactNode } from 'react';
import { FeedLost } from './_classroom/feed/feed-lost.tsx';
import { NoStrayDrops } from './_classroom/no-stray-drops.tsx';
import { SignedIn } from './_classroom/session/signed-in.tsx';
import { CurrentNav } from './_classroom/site-nav.tsx';
import { ThemeToggle } from './_classroom/theme-toggle.tsx';
import { SiteFooter, SiteHeader } from './_ui/site-header.tsx';
import { themeScript } from './_ui/theme-script.ts';
import './_ui/tokens.css';
import './_ui/reset.css';

export const metadata: Metadata = {
  title: { default: 'Spanwalk', template: '%s · Spanwalk' },
  description: 'A classroom for distributed tracing: click, watch your own spans arrive, learn why a check is red.',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

/** The shell of every page: fonts, theme, header, and the landmark that pages fill. */
export default function Layout({ children }: { children: ReactNode }) {
  const fonts = `${GeistSans.variable} ${GeistMono.variable} ${GeistSerifRegular.variable}`;
  return (
    <html lang="en" className={fonts} suppressHydrationWarning>
      <head>
        <script>{themeScript}</script>
      </head>
      <body>
        <SiteHeader
          nav={<CurrentNav />}
          tools={
            <>
              <SignedIn />
              <ThemeToggle />
            </>
          }
        />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <SiteFooter />
        <FeedLost />
        <NoStrayDrops />
      </body>
    </html>
  );
}
