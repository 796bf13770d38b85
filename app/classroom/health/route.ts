export const dynamic = 'force-dynamic';

/** Tells a launcher or a second start that a Spanwalk is here, and that it is up. */
export const GET = (): Response =>
  Response.json({ ok: true }, { headers: { 'x-spanwalk': 'classroom', 'cache-control': 'no-store' } });
