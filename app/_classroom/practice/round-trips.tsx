'use client';
import { useMemo } from 'react';
import { RoundTripDrawing } from '@/app/_ui/round-trip/round-trip-drawing.tsx';
import type { StoredSpan } from '@/lib/telemetry/span.ts';
import { roundTrips } from '@/lib/waterfall/round-trip.ts';
import { serviceColours } from '@/lib/waterfall/service-colour.ts';

/** A page that asks again and again has as many round trips; the first of them stand for all. */
const MOST = 3;

/** The requests of a page and the backend’s ends of them; nothing where there are none. */
export function RoundTrips({ spans }: { spans: readonly StoredSpan[] }) {
  const trips = useMemo(() => roundTrips(spans).slice(0, MOST), [spans]);
  const colours = useMemo(() => serviceColours(spans.map(({ service }) => service)), [spans]);
  return trips.map((trip) => <RoundTripDrawing key={trip.client.spanId} trip={trip} colours={colours} />);
}
