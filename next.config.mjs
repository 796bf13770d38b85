import createMDX from '@next/mdx';

/** @type {import('next').NextConfig} */
const config = {
  // DuckDB's bindings are native; Turbopack must leave the package alone.
  serverExternalPackages: ['@duckdb/node-api', 'esbuild'],
  pageExtensions: ['ts', 'tsx', 'mdx'],
  // Vendors' clients post to paths that end in a slash and do not follow a 308.
  skipTrailingSlashRedirect: true,
  // Types are proved by `npm test`; a student's first start need not wait for them.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
};

const withMDX = createMDX({ options: { remarkPlugins: ['remark-gfm'], rehypePlugins: ['rehype-slug'] } });

export default withMDX(config);
