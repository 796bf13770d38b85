import { Neighbours } from '@/app/_ui/neighbours.tsx';
import type { OutlineStep } from '@/lib/curriculum/outline.ts';

interface StepNeighboursProps {
  previous: OutlineStep | null;
  next: OutlineStep | null;
}

const end = { href: '/', way: 'The end of what there is', title: 'Back to the course' };

/** The way on and the way back, across lessons. */
export function StepNeighbours({ previous, next }: StepNeighboursProps) {
  return <Neighbours label="Previous and next step" previous={previous} next={next} end={end} />;
}
